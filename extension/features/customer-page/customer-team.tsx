import { Button, NativeSelect, TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomerFile } from '../../../shared/contracts/customer-file.ts';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { changedByOwner } from '../pool/changed-by-owner.ts';
import classes from './customer-team.module.css';
import { customerPageStrings } from './strings.ts';

interface CustomerTeamProps {
  readonly card: CustomerCard;
  readonly file: CustomerFile;
}

interface Colleague {
  readonly member_id: string;
  readonly name: string;
}

/** For who leads: whose customer it is from now on, and who works it beside them. */
export function CustomerTeam({ card, file }: CustomerTeamProps) {
  const { crm } = usePorts();
  const choices = useQuery({
    queryKey: ['owner-choices'],
    queryFn: () => crm.ownerChoices({}),
    staleTime: 10 * 60_000,
  });
  if (choices.isError) {
    return <ErrorNote error={choices.error} onRetry={() => void choices.refetch()} />;
  }
  const others = (choices.data ?? []).filter(
    ({ member_id }) => member_id !== card.owner?.member_id,
  );
  if (others.length === 0) return null;
  return (
    <div className={classes.team}>
      <HandOver card={card} others={others} />
      <Collaborators file={file} others={others} />
    </div>
  );
}

function HandOver({ card, others }: { card: CustomerCard; others: readonly Colleague[] }) {
  const t = useStrings(customerPageStrings);
  const { crm } = usePorts();
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const [done, setDone] = useState<{ to: Colleague; from: Colleague } | null>(null);
  const transfer = useOperation(
    (args: { member_id: string; note: string | null }, op_id) =>
      crm.transferCustomer({ ...args, op_id, customer_id: card.customer_id }),
    changedByOwner,
  );
  const heir = others.find(({ member_id }) => member_id === to);

  function give() {
    const from = card.owner;
    if (heir === undefined || from === null || transfer.isPending) return;
    transfer.mutate(
      { member_id: heir.member_id, note: note.trim() || null },
      {
        onSuccess: () => {
          setDone({ to: heir, from });
          setTo('');
          setNote('');
        },
      },
    );
  }

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
    >
      <NativeSelect
        label={t('hand_over')}
        value={heir === undefined ? '' : to}
        data={[
          { value: '', label: t('choose_member') },
          ...others.map(({ member_id, name }) => ({ value: member_id, label: visibleText(name) })),
        ]}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      {heir !== undefined && (
        <>
          <TextInput
            label={t('hand_over_note')}
            value={note}
            maxLength={500}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button type="submit" size="compact-sm" disabled={transfer.isPending}>
            {t('hand_over_to', { name: visibleText(heir.name) })}
          </Button>
        </>
      )}
      {transfer.isError && <ErrorNote error={transfer.error} />}
      {done !== null && (
        <p role="status" className={classes.done}>
          {t('handed_over', { name: visibleText(done.to.name) })}{' '}
          <button
            type="button"
            className={classes.link}
            disabled={transfer.isPending}
            onClick={() =>
              transfer.mutate(
                { member_id: done.from.member_id, note: null },
                { onSuccess: () => setDone(null) },
              )
            }
          >
            {t('undo')}
          </button>
        </p>
      )}
    </form>
  );
}

function Collaborators({ file, others }: { file: CustomerFile; others: readonly Colleague[] }) {
  const t = useStrings(customerPageStrings);
  const { crm } = usePorts();
  const set = useOperation(
    (args: { member_id: string; collaborates: boolean }, op_id) =>
      crm.setCollaborator({ ...args, op_id, customer_id: file.customer_id }),
    changedByOwner,
  );
  const free = others.filter(
    ({ member_id }) => !file.collaborators.some((one) => one.member_id === member_id),
  );
  return (
    <div className={classes.form}>
      {file.collaborators.length > 0 && (
        <ul className={classes.list} aria-label={t('collaborators')}>
          {file.collaborators.map(({ member_id, name }) => (
            <li key={member_id} className={classes.one}>
              {visibleText(name)}
              <button
                type="button"
                className={classes.remove}
                disabled={set.isPending}
                aria-label={t('remove_collaborator', { name: visibleText(name) })}
                title={t('remove_collaborator', { name: visibleText(name) })}
                onClick={() => set.mutate({ member_id, collaborates: false })}
              >
                <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
      <NativeSelect
        label={t('add_collaborator')}
        value=""
        disabled={set.isPending || free.length === 0}
        data={[
          { value: '', label: t('choose_member') },
          ...free.map(({ member_id, name }) => ({ value: member_id, label: visibleText(name) })),
        ]}
        onChange={(event) => {
          const member_id = event.currentTarget.value;
          if (member_id !== '') set.mutate({ member_id, collaborates: true });
        }}
      />
      {set.isError && <ErrorNote error={set.error} />}
    </div>
  );
}
