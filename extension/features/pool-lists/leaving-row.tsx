import { Button, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { Membership } from '../../../shared/contracts/session.ts';
import { daysBetween } from '../../../shared/domain/zoned-time.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ExactTime } from '../../ui/exact-time.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { pageLink } from '../page-links/page-links.ts';
import { changedByOwner } from '../pool/changed-by-owner.ts';
import classes from './pool-lists.module.css';
import { poolListStrings } from './strings.ts';
import type { Leaving } from './use-leaving.ts';

const LONGEST_REASON = 500;

interface LeavingRowProps {
  readonly row: Leaving;
  readonly now: Date;
  readonly membership: Membership;
  readonly onLog: () => void;
  readonly onKept: (words: string) => void;
}

/** A customer that leaves: when, because of what, and the two things that keep it. */
export function LeavingRow({ row, now, membership, onLog, onKept }: LeavingRowProps) {
  const t = useStrings(poolListStrings);
  const [isKeeping, setKeeping] = useState(false);
  const isMine = row.owner.member_id === membership.member_id;
  const name = visibleText(row.name);
  const zone = membership.time_zone;
  const idle = t('idle_for', { count: daysBetween(new Date(row.idle_since), now, zone) });
  const tier = row.tier === null ? t('of_no_tier') : t('of_tier', { tier: row.tier });
  return (
    <li className={classes.row}>
      <div>
        <a className={classes.name} href={pageLink('customer', { id: row.customer_id })}>
          {name}
        </a>
        <p>
          <ExactTime instant={row.leaves_at} timeZone={zone} className={classes.attention}>
            <When row={row} now={now} zone={zone} isMine={isMine} />
          </ExactTime>
          <span className={classes.small}>
            {t('because', { idle, tier, count: row.idle_days })}
          </span>
        </p>
      </div>
      <div className={classes.actions}>
        {isMine && (
          <Button size="compact-sm" aria-label={t('log_named', { name })} onClick={onLog}>
            {t('log')}
          </Button>
        )}
        {row.can_keep && !isKeeping && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('keep_named', { name })}
            onClick={() => setKeeping(true)}
          >
            {t('keep')}
          </Button>
        )}
      </div>
      {isKeeping && (
        <KeepForm
          row={row}
          onCancel={() => setKeeping(false)}
          onKept={() => onKept(t('kept', { name, owner: visibleText(row.owner.name) }))}
        />
      )}
    </li>
  );
}

interface WhenProps {
  readonly row: Leaving;
  readonly now: Date;
  readonly zone: string;
  readonly isMine: boolean;
}

function When({ row, now, zone, isMine }: WhenProps) {
  const t = useStrings(poolListStrings);
  const leaves = new Date(row.leaves_at);
  const name = visibleText(row.owner.name);
  const count = daysBetween(now, leaves, zone);
  if (leaves <= now) return isMine ? t('leaves_you_now') : t('leaves_now', { name });
  if (count === 0) return isMine ? t('leaves_you_today') : t('leaves_today', { name });
  return isMine ? t('leaves_you', { count }) : t('leaves', { name, count });
}

interface KeepFormProps {
  readonly row: Leaving;
  readonly onCancel: () => void;
  readonly onKept: () => void;
}

/** Why it stays: asked for, since it stands in the customer's history. */
function KeepForm({ row, onCancel, onKept }: KeepFormProps) {
  const t = useStrings(poolListStrings);
  const { crm } = usePorts();
  const [reason, setReason] = useState('');
  const keep = useOperation(async (args: { customer_id: string; reason: string }, op_id) => {
    const kept = await crm.keepCustomer({ ...args, op_id });
    // Before the list is read again, and this row with its form is gone.
    onKept();
    return kept;
  }, changedByOwner);
  function close(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  }
  return (
    <form
      className={classes.form}
      aria-label={t('keep_named', { name: visibleText(row.name) })}
      onKeyDown={close}
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate({ customer_id: row.customer_id, reason: reason.trim() });
      }}
    >
      <TextInput
        label={t('keep_title')}
        description={t('keep_lead')}
        value={reason}
        maxLength={LONGEST_REASON}
        required
        withAsterisk={false}
        // The reader asked for the form a moment ago.
        autoFocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {keep.isError && <ErrorNote error={keep.error} />}
      <div className={classes.actions}>
        <Button type="submit" size="compact-sm" disabled={keep.isPending || reason.trim() === ''}>
          {keep.isPending ? t('keeping') : t('keep_confirm')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
