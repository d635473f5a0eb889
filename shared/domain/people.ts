import { splitAddressList } from './address-list.ts';
import { readAddress } from './address-syntax.ts';
import { withoutEnd } from './trim-characters.ts';
import {
  resourceLocalWords,
  robotLocalParts,
  roleLocalParts,
  staffedLocalParts,
} from './words/role-local-parts.ts';

/** Someone on a mail. `email` is normalised; null where the list gives a name alone or no valid address. */
export interface MailPerson {
  readonly name: string | null;
  readonly email: string | null;
  /** What stood in the address's place when it is no address; null otherwise. */
  readonly invalid: string | null;
}

/** People of a To, Cc or From line, in order. Entries without any name or address are left out; never throws. */
export function parseAddressList(list: string): MailPerson[] {
  return splitAddressList(list)
    .map(({ name, address }) => {
      const email = address === null ? null : normaliseAddress(address);
      return { name: nameBeside(name, email), email, invalid: email === null ? address : null };
    })
    .filter((person) => person.name !== null || person.email !== null || person.invalid !== null);
}

/**
 * The address in the form that is stored and compared: trimmed, lower case, domain in punycode, comments gone, quotes
 * only where needed. null when it is no address by RFC 5321/5322. Dots and `+tag` stay: address-forms.ts has those.
 */
export function normaliseAddress(raw: string): string | null {
  const bare = raw
    .trim()
    .replace(/^<(.*)>$/s, '$1')
    .replace(/^mailto:/i, '');
  const address = readAddress(bare);
  return address === null ? null : `${address.local.toLowerCase()}@${address.domain}`;
}

/** Programs repeat the address as the name: that is no name. */
function nameBeside(name: string | null, email: string | null): string | null {
  if (name === null || (email !== null && name.toLowerCase() === email)) return null;
  return name;
}

/** Whether the address names a function (info@, sales@, 客服's kefu@) and not one person. */
export function isRoleAddress(email: string): boolean {
  const local = localWord(email);
  return roleLocalParts.has(local) || robotLocalParts.has(local.replace(/[._-]/g, ''));
}

/** Whether the address is a room's or a thing's that calendars book: nobody to keep in touch with. */
export function isResourceAddress(email: string): boolean {
  if (email.toLowerCase().endsWith('@resource.calendar.google.com')) return true;
  const [first = ''] = localWord(email).split(/[._-]/);
  return resourceLocalWords.has(withoutEnd(first, DIGITS));
}

/** Whether nobody writes from this address: noreply@, mailer-daemon@, bounces+123@. */
export function isRobotAddress(email: string): boolean {
  const local = localWord(email).replace(/[._-]/g, '');
  return robotLocalParts.has(local) || /^(?:no|donot)reply/.test(local) || /noreply$/.test(local);
}

/** Whether a robot's address may all the same be answered by somebody: news@, postmaster@. */
export function isStaffedAddress(email: string): boolean {
  return staffedLocalParts.has(localWord(email).replace(/[._-]/g, ''));
}

const DIGITS = '0123456789';

function localWord(email: string): string {
  const local = email.slice(0, Math.max(0, email.lastIndexOf('@'))).toLowerCase();
  return withoutEnd(local.replace(/\+.*$/s, ''), DIGITS);
}
