import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { Outcome } from '../../../shared/contracts/interactions.ts';
import type { ShortcutId } from '../../../shared/domain/next-step-shortcuts.ts';
import type { ReadMessage } from '../../../shared/domain/read-message.ts';
import { contactsOnMail } from './build-log-interaction.ts';

/** When one mostly goes on after this outcome. */
export function suggestedShortcut(outcome: Outcome | null): ShortcutId {
  return outcome === 'wants_quote' || outcome === 'objection' ? 'tomorrow_9' : 'in_3_days';
}

/** Text key of the plan that an outcome suggests. */
export function suggestedPlan(outcome: Outcome | null) {
  return outcome === null || outcome === 'other' ? 'plan_interested' : (`plan_${outcome}` as const);
}

/** Who the next step is with. The subject stays out of it: a plan is read by more people than the mail. */
export function counterpart(card: CustomerCard, message: ReadMessage | null): string {
  const onMail = contactsOnMail(card, message);
  const present = card.contacts.filter(({ contact_id }) => onMail.includes(contact_id));
  const sender = message?.from?.email ?? '';
  const contact =
    present.find(({ addresses }) => addresses.includes(sender)) ??
    present.find(({ is_primary }) => is_primary) ??
    present[0] ??
    card.contacts.find(({ is_primary }) => is_primary);
  return contact?.name ?? card.short_name ?? card.name;
}
