import { Button, TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useState } from 'react';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './first-run.module.css';
import { invitationToken } from './invitation-token.ts';
import { sessionStrings } from './strings.ts';
import { changedByOrganisation } from './use-membership.ts';

interface AcceptInvitationProps {
  /** From the address of the page that the link opened. */
  readonly token?: string | null;
  readonly onAccepted?: () => void;
}

/** Joins the organisation of an invitation, with the name that colleagues will see. */
export function AcceptInvitation({ token = null, onAccepted }: AcceptInvitationProps) {
  const t = useStrings(sessionStrings);
  const { crm, session } = usePorts();
  const language = useLanguage();
  const [link, setLink] = useState(token ?? '');
  const [name, setName] = useState('');
  const [asked, setAsked] = useState(false);
  const found = invitationToken(link);
  const accept = useOperation(async (args: { token: string; name: string }, op_id) => {
    const { org_id } = await crm.acceptInvitation({ ...args, op_id, language });
    await session.chooseOrganisation(org_id);
  }, changedByOrganisation);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (found !== null && name.trim() !== '')
          accept.mutate({ token: found, name: name.trim() }, { onSuccess: () => onAccepted?.() });
      }}
    >
      <TextInput
        label={t('invitation')}
        description={t('invitation_hint')}
        value={link}
        maxLength={1000}
        autoComplete="off"
        error={asked && found === null ? t('invitation_wrong') : null}
        onChange={(event) => setLink(event.currentTarget.value)}
      />
      <TextInput
        label={t('your_name')}
        value={name}
        maxLength={200}
        autoComplete="name"
        error={asked && name.trim() === '' ? t('needed') : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" disabled={accept.isPending}>
        {accept.isPending ? t('joining') : t('join')}
      </Button>
      {accept.isError && <ErrorNote error={accept.error} />}
    </form>
  );
}
