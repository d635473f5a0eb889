import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { Language } from '../../../shared/contracts/scalars.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import type { TemplateField } from '../../../shared/domain/fill-template.ts';
import type { Outsider } from '../../../shared/domain/thread-people.ts';
import { dayOf } from '../../../shared/domain/zoned-time.ts';
import { describeDate } from '../../ui/describe-date.ts';

export type CardContact = CustomerCard['contacts'][number];

/** Whom a template is filled in for; null: nobody knows. */
export interface TemplateSubject {
  readonly card: CustomerCard | null;
  readonly contact: CardContact | null;
  /** As the page shows them, where the customer's file does not know them. */
  readonly person: Pick<Outsider, 'name' | 'email'> | null;
}

/** What each field stands for. null is unknown, and is asked for; a short name that is missing is not made up of the name. */
export function templateValues(
  { card, contact, person }: TemplateSubject,
  membership: Membership,
  language: Language,
  now: Date,
): Readonly<Record<TemplateField, string | null>> {
  return {
    'contact.name': contact?.name ?? person?.name ?? null,
    'contact.title': contact?.title ?? null,
    'contact.email': person?.email ?? contact?.addresses[0] ?? null,
    'customer.name': card?.name ?? null,
    'customer.short_name': card?.short_name ?? null,
    'customer.code': card?.code ?? null,
    'me.name': membership.name,
    'me.email': membership.email,
    'me.organisation': membership.org_name,
    // The organisation's day, in the template's language: that is what the mail is written in.
    today: describeDate(dayOf(now, membership.time_zone), language),
  };
}

/** The contact who has this address, in whatever capitals. */
export function contactOfAddress(card: CustomerCard, email: string | null): CardContact | null {
  if (email === null) return null;
  const wanted = email.toLowerCase();
  const has = ({ addresses }: CardContact) =>
    addresses.some((address) => address.toLowerCase() === wanted);
  return card.contacts.find(has) ?? null;
}
