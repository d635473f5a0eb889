import { commonSharedDomainsText } from './words/common-shared-domains.ts';

/**
 * Domains that are never a customer's: free mail and other hosts where strangers sit side by side.
 *
 * Two lists, because the full one weighs 43 kB compressed and the sidebar's first card has 30 for all domain code:
 * the common ones are here at once; the rest comes by `loadSharedDomains`. Matching needs only the first, since the
 * database refuses to store any domain of the full list, so that a digest of it meets nothing.
 */
const common: ReadonlySet<string> = new Set(commonSharedDomainsText.split(' '));

/** Entries of the packaged list that are firms or registries, not mailboxes of strangers. */
const notShared: ReadonlySet<string> = new Set(['example.com', 'test.com', 'test.de']);

/** @param domain lower-case, punycoded */
export function isCommonSharedDomain(domain: string): boolean {
  return common.has(domain);
}

/** The full list, sorted: what the database's table of shared domains holds. */
export async function loadSharedDomains(): Promise<ReadonlySet<string>> {
  const packaged = await import('email-providers/all.json', { with: { type: 'json' } });
  const all = new Set<string>(common);
  for (const domain of packaged.default) if (!notShared.has(domain)) all.add(domain);
  return new Set([...all].sort());
}
