import type { CustomerFile } from '../../../shared/contracts/customer-file.ts';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import { dayOf, daysBetween } from '../../../shared/domain/zoned-time.ts';

export type Signal =
  | { readonly kind: 'contract_ends'; readonly days: number }
  | { readonly kind: 'silent'; readonly days: number }
  | { readonly kind: 'leaves'; readonly days: number }
  | { readonly kind: 'decision_maker_left'; readonly name: string }
  | { readonly kind: 'competitor'; readonly name: string };

const RENEWAL_DAYS = 30;
const SILENT_DAYS = 90;

/**
 * What endangers a customer, as far as its card and file say so (PRODUCT.md §9, churn risk); nothing where they say
 * nothing. A contract that ends within 30 days counts while no open opportunity could renew it.
 */
export function signalsOf(
  card: CustomerCard,
  file: CustomerFile,
  now: Date,
  timeZone: string,
): Signal[] {
  const signals: Signal[] = [];
  // First: it is the one that somebody can still prevent, and no later than that day.
  if (file.leaves_at !== null) {
    const days = daysBetween(now, new Date(file.leaves_at), timeZone);
    signals.push({ kind: 'leaves', days: Math.max(0, days) });
  }
  const open = file.opportunities.filter(({ outcome }) => outcome === 'open');
  const today = dayOf(now, timeZone);
  const ends = file.contracts
    .filter(({ state }) => state === 'signed')
    .flatMap(({ ends_on }) => (ends_on === null ? [] : [daysFrom(today, ends_on)]))
    .filter((days) => days >= 0 && days <= RENEWAL_DAYS);
  if (ends.length > 0 && open.length === 0) {
    signals.push({ kind: 'contract_ends', days: Math.min(...ends) });
  }
  const departed = new Set(
    card.contacts.filter(({ has_left }) => has_left).map(({ contact_id }) => contact_id),
  );
  for (const { contact_id, name, decision_role } of file.contacts)
    if (decision_role === 'decision_maker' && departed.has(contact_id))
      signals.push({ kind: 'decision_maker_left', name });
  for (const name of new Set(open.flatMap(({ competitor }) => competitor ?? [])))
    signals.push({ kind: 'competitor', name });
  if (card.last_follow_up_at !== null) {
    const days = daysBetween(new Date(card.last_follow_up_at), now, timeZone);
    if (days >= SILENT_DAYS) signals.push({ kind: 'silent', days });
  }
  return signals;
}

/** Days from one day of the calendar to another, both `YYYY-MM-DD`. */
export function daysFrom(day: string, other: string): number {
  return Math.round((Date.parse(`${other}T00:00Z`) - Date.parse(`${day}T00:00Z`)) / 86_400_000);
}
