import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { Membership } from '../../../shared/contracts/session.ts';

/** Whoever may log to a customer may change its file, but for service agents (require_workable_customer in the database). */
export function mayEdit(card: CustomerCard, membership: Membership): boolean {
  return card.can_log && membership.role !== 'agent';
}
