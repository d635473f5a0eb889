import { normaliseAddress } from './people.ts';
import { isCommonSharedDomain } from './shared-domains.ts';

/** The three forms under which an address is looked up, from the strictest to the widest. */
export interface AddressForms {
  /** Trimmed, lower-cased, domain in punycode. */
  readonly exact: string;
  /** Without its `+tag`. */
  readonly plus: string;
  /** The provider's own idea of sameness: for Gmail no dots, and googlemail.com is gmail.com. */
  readonly canonical: string;
}

/** null when the address is none. */
export function addressForms(email: string): AddressForms | null {
  const exact = normaliseAddress(email);
  if (exact === null) return null;
  const at = exact.lastIndexOf('@');
  const local = exact.slice(0, at);
  const domain = exact.slice(at + 1);
  const tag = local.startsWith('"') ? -1 : local.indexOf('+');
  const bare = tag > 0 ? local.slice(0, tag) : local;
  const isGmail = domain === 'gmail.com' || domain === 'googlemail.com';
  return {
    exact,
    plus: `${bare}@${domain}`,
    canonical: isGmail ? `${bare.replaceAll('.', '')}@gmail.com` : `${bare}@${domain}`,
  };
}

/** Domain of a normalised address. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** Whether `domain` is `parent` or below it. Compares whole labels, never substrings. */
export function isWithin(domain: string, parent: string): boolean {
  return domain === parent || domain.endsWith(`.${parent}`);
}

const MOST_SUFFIXES = 5;

/**
 * Domains under which the address's firm may be stored, longest first: the domain and its parents of two labels and
 * more. Public suffixes such as com.cn are among them: the database stores none, so they meet nothing, and no suffix
 * list is needed here. Of very deep names the five shortest, since firms are stored short.
 */
export function domainSuffixes(email: string, ownDomains: readonly string[]): string[] {
  const address = normaliseAddress(email);
  if (address === null || address.endsWith(']')) return [];
  const domain = domainOf(address);
  if (isCommonSharedDomain(domain)) return [];
  if (ownDomains.some((own) => isWithin(domain, own.trim().toLowerCase()))) return [];
  const labels = domain.split('.');
  const suffixes: string[] = [];
  for (let start = 0; start <= labels.length - 2; start++) {
    const suffix = labels.slice(start).join('.');
    if (!isCommonSharedDomain(suffix)) suffixes.push(suffix);
  }
  return suffixes.slice(-MOST_SUFFIXES);
}
