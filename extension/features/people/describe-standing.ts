import type { MatchReason } from '../../../shared/contracts/customers.ts';
import type { Translate } from '../../../shared/i18n/define-strings.ts';
import type { Standing } from './standing.ts';
import type { peopleStrings } from './strings.ts';

type T = Translate<typeof peopleStrings.en>;

/** "by address", "by domain acme.example", "by this thread"; the domain stays out where the address stands beside. */
export function describeReason(t: T, reason: MatchReason, email: string | null): string {
  switch (reason) {
    case 'rule':
      return t('by_rule');
    case 'address':
      return t('by_address');
    case 'domain':
      return email === null
        ? t('by_domain')
        : t('by_domain_named', { domain: email.slice(email.lastIndexOf('@') + 1) });
    case 'thread':
      return t('by_thread');
  }
}

/** The standing in words, and why it was found: "Your customer · by address". */
export function describeStanding(t: T, standing: Standing | null, email: string | null): string {
  if (standing === null) return t('matching');
  const word = t(standing.kind);
  if (standing.kind === 'unknown' || standing.kind === 'excluded') return word;
  if (standing.kind !== 'decide') {
    return `${word} · ${describeReason(t, standing.candidate.reason, email)}`;
  }
  const reasons = new Set(standing.candidates.map((one) => describeReason(t, one.reason, email)));
  return `${word} · ${[...reasons].join(', ')}`;
}
