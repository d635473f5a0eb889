import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Input.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import type { PageProps } from '../page-links/page-links.ts';
import { pageLink } from '../page-links/page-links.ts';
import { ApprovalRow, Asked } from './approval-row.tsx';
import classes from './approvals.module.css';
import { approvalStrings } from './strings.ts';
import { type Approval, useApprovals, useDecideApproval } from './use-approvals.ts';

/** What waits for a yes, what of one's own waits for somebody else's, and what is to be looked at once more. */
export function ApprovalsPage({ membership }: PageProps) {
  const t = useStrings(approvalStrings);
  const approvals = useApprovals();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState('');
  const waiting = approvals.data?.filter(({ can_decide }) => can_decide) ?? [];
  const own = approvals.data?.filter(({ can_decide }) => !can_decide) ?? [];
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <div className={classes.page}>
      <p className={classes.dim}>{t('lead')}</p>
      <p role="status" className={classes.told}>
        {told}
      </p>
      {approvals.isError && (
        <ErrorNote error={approvals.error} onRetry={() => void approvals.refetch()} />
      )}
      <section className={classes.section} aria-labelledby="waiting-title">
        <h2 id="waiting-title" className={classes.heading}>
          {t('waiting')}
        </h2>
        {approvals.isPending && <Placeholder width="80%" />}
        {approvals.isSuccess && waiting.length === 0 && (
          <p className={classes.dim}>{t('none_waiting')}</p>
        )}
        <ApproveChosen
          chosen={waiting.filter(({ approval_id }) => chosen.has(approval_id))}
          onDecided={(words) => setTold(words)}
        />
        <ul className={classes.list}>
          {waiting.map((approval) => (
            <ApprovalRow
              key={approval.approval_id}
              approval={approval}
              timeZone={membership.time_zone}
              chosen={chosen.has(approval.approval_id)}
              onChoose={(isChosen) => choose(approval.approval_id, isChosen)}
              onDecided={setTold}
            />
          ))}
        </ul>
      </section>
      {own.length > 0 && (
        <section className={classes.section} aria-labelledby="own-title">
          <h2 id="own-title" className={classes.heading}>
            {t('own')}
          </h2>
          <ul className={classes.list}>
            {own.map((approval) => (
              <li key={approval.approval_id} className={classes.row}>
                <a
                  className={classes.name}
                  href={pageLink('customer', { id: approval.customer_id })}
                >
                  {approval.name === null ? t('nameless') : visibleText(approval.name)}
                </a>
                <Asked approval={approval} timeZone={membership.time_zone} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <ToVerify />
    </div>
  );
}

interface ApproveChosenProps {
  readonly chosen: readonly Approval[];
  readonly onDecided: (words: string) => void;
}

/** One after the other: what cannot be approved any more is told, and the rest is. */
function ApproveChosen({ chosen, onDecided }: ApproveChosenProps) {
  const t = useStrings(approvalStrings);
  const decide = useDecideApproval();
  if (chosen.length === 0 && !decide.isError) return null;
  async function approveAll(): Promise<void> {
    for (const { approval_id, name } of chosen) {
      await decide.mutateAsync({ approval_id, approve: true, note: null });
      onDecided(t('approved', { name: visibleText(name ?? '') }));
    }
  }
  return (
    <div className={classes.actions}>
      {chosen.length > 0 && (
        <Button
          size="compact-sm"
          disabled={decide.isPending}
          // What stopped it is told below.
          onClick={() => void approveAll().catch(() => undefined)}
        >
          {decide.isPending ? t('saving') : t('approve_chosen', { count: chosen.length })}
        </Button>
      )}
      {decide.isError && <ErrorNote error={decide.error} />}
    </div>
  );
}

/** Own customers with facts that a person has not looked at yet; each is confirmed on its page. */
function ToVerify() {
  const t = useStrings(approvalStrings);
  const { crm } = usePorts();
  const found = useQuery({
    queryKey: ['customers', 'to-verify'],
    queryFn: () => crm.customersToVerify({}),
  });
  return (
    <section className={classes.section} aria-labelledby="verify-title">
      <h2 id="verify-title" className={classes.heading}>
        {t('verify')}
      </h2>
      <p className={classes.dim}>{t('verify_lead')}</p>
      {found.isError && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.length === 0 && <p className={classes.dim}>{t('none_verify')}</p>}
      <ul className={classes.list}>
        {found.data?.map((customer) => (
          <li key={customer.customer_id} className={classes.row}>
            <a className={classes.name} href={pageLink('customer', { id: customer.customer_id })}>
              {visibleText(customer.name)}
            </a>
            <span className={classes.dim}>
              {customer.code} · {t('suggested', { count: customer.to_verify.length })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
