import { useMemo } from 'react';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { OutboxItem } from '../../../shared/contracts/outbox.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { normaliseAddress } from '../../../shared/domain/people.ts';
import { useOutbox } from '../../ui/use-outbox.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import type { ThreadMatch } from '../people/match-thread.ts';
import classes from './inbox-sidebar.module.css';
import { LogActions } from './log-actions.tsx';
import { shellStrings } from './strings.ts';

/** The customer that was saved with this person as its contact and that waits on this machine to be made. */
export function useCustomerToCome(email: string | null): OutboxItem | null {
  const items = useOutbox()?.items ?? [];
  const address = email === null ? null : normaliseAddress(email);
  if (address === null) return null;
  const isOf = ({ operation, addresses }: OutboxItem) =>
    operation === 'createCustomer' && addresses.some((one) => normaliseAddress(one) === address);
  return items.find(isOf) ?? null;
}

interface CustomerToComeProps {
  readonly item: OutboxItem;
  readonly snapshot: InboxSnapshot;
  readonly membership: Membership;
  readonly match: ThreadMatch;
}

/**
 * A customer that is not in the database yet. What is logged to it is named by the operation that makes it, and waits behind
 * that in the outbox, which puts the customer's id in its place.
 */
export function CustomerToCome({ item, snapshot, membership, match }: CustomerToComeProps) {
  const t = useStrings(shellStrings);
  const card = useMemo(() => cardToCome(item, membership), [item, membership]);
  return (
    <section aria-label={visibleText(card.name)}>
      <div className={classes.pad} role="status">
        <h2 className={classes.viewTitle}>{visibleText(card.name)}</h2>
        <p className={classes.lead}>
          {t(item.state === 'parked' ? 'customer_needs_you' : 'customer_to_come')}
        </p>
      </div>
      <LogActions snapshot={snapshot} card={card} membership={membership} match={match} />
    </section>
  );
}

/** As much of a card as is known before the customer is made. */
const cardToCome = (item: OutboxItem, { member_id, name }: Membership): CustomerCard => ({
  ...{ customer_id: item.op_id, code: '', name: item.subject ?? '', short_name: null },
  ...{ status: 'potential', tier: null, industry_code: '', customer_type: '', region_code: '' },
  ...{ source_channel: null, domains: [], to_verify: [], owner: { member_id, name } },
  ...{ relation: 'mine', can_log: true, created_at: item.kept_at, last_follow_up_at: null },
  ...{ next_reminder: null, contacts: [], timeline: [] },
});
