import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ExactTime } from '../../ui/exact-time.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { describePast } from '../customer-card/describe-past.ts';
import { cardStrings } from '../customer-card/strings.ts';
import { pageLink } from '../page-links/page-links.ts';
import classes from './approvals.module.css';
import { NewCustomerFacts } from './new-customer-facts.tsx';
import { approvalStrings } from './strings.ts';
import { type Approval, useDecideApproval } from './use-approvals.ts';

interface ApprovalRowProps {
  readonly approval: Approval;
  readonly timeZone: string;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
  readonly onDecided: (words: string) => void;
}

/** One new customer: who asks, what is new, yes or no. */
export function ApprovalRow(props: ApprovalRowProps) {
  const { approval, timeZone, chosen, onChoose, onDecided } = props;
  const t = useStrings(approvalStrings);
  const [looks, setLooks] = useState(false);
  const [refuses, setRefuses] = useState(false);
  const [note, setNote] = useState('');
  const decide = useDecideApproval();
  const { approval_id } = approval;
  const name = approval.name === null ? t('nameless') : visibleText(approval.name);
  const say = (approve: boolean) =>
    decide.mutate(
      { approval_id, approve, note: approve ? null : note.trim() },
      { onSuccess: () => onDecided(t(approve ? 'approved' : 'refused', { name })) },
    );
  return (
    <li className={classes.row}>
      <div className={classes.title}>
        <input
          type="checkbox"
          checked={chosen}
          aria-label={t('choose', { name })}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
        <a className={classes.name} href={pageLink('customer', { id: approval.customer_id })}>
          {name}
        </a>
      </div>
      <Asked approval={approval} timeZone={timeZone} />
      <details onToggle={(event) => setLooks(event.currentTarget.open)}>
        <summary>{t('look')}</summary>
        {looks && <NewCustomerFacts customerId={approval.customer_id} name={approval.name ?? ''} />}
      </details>
      {refuses ? (
        <form
          className={classes.ask}
          aria-label={t('confirm_refuse')}
          onSubmit={(event) => {
            event.preventDefault();
            say(false);
          }}
        >
          <Textarea
            label={t('reason')}
            description={t('reason_lead')}
            required
            maxLength={500}
            rows={2}
            autoFocus
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <div className={classes.actions}>
            <Button
              type="submit"
              size="compact-sm"
              disabled={note.trim() === '' || decide.isPending}
            >
              {decide.isPending ? t('saving') : t('confirm_refuse')}
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={() => setRefuses(false)}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      ) : (
        <div className={classes.actions}>
          <Button size="compact-sm" disabled={decide.isPending} onClick={() => say(true)}>
            {decide.isPending ? t('saving') : t('approve')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={decide.isPending}
            onClick={() => setRefuses(true)}
          >
            {t('refuse')}
          </Button>
        </div>
      )}
      {decide.isError && <ErrorNote error={decide.error} />}
    </li>
  );
}

/** Who asked, and when. */
export function Asked({
  approval,
  timeZone,
}: {
  readonly approval: Approval;
  readonly timeZone: string;
}) {
  const t = useStrings(approvalStrings);
  const word = useStrings(cardStrings);
  const language = useLanguage();
  const now = useNow(60_000);
  const { requested_at, requested_by } = approval;
  return (
    <p className={classes.dim}>
      {approval.code === null ? '' : `${approval.code} · `}
      <ExactTime instant={requested_at} timeZone={timeZone}>
        {t('asked', {
          name: requested_by.name,
          when: describePast(word, requested_at, now, timeZone, language),
        })}
      </ExactTime>
    </p>
  );
}
