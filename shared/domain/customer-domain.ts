import { parse } from 'tldts';
import { isWithin } from './address-forms.ts';
import { isCommonSharedDomain } from './shared-domains.ts';

/**
 * Why a domain cannot be one customer's own, as the code that the database would refuse it with; null where it can.
 * TB004: no host name. TB016: a suffix under which anybody may register (com.cn), a host of strangers' mailboxes
 * (qq.com, vip.qq.com), or the organisation's own.
 * @param domain lower-case, punycoded
 * @param sharedDomains the full list where it is loaded; the common ones are known without it
 */
export function customerDomainProblem(
  domain: string,
  known: {
    readonly ownDomains?: readonly string[];
    readonly sharedDomains?: ReadonlySet<string>;
  } = {},
): 'TB004' | 'TB016' | null {
  const { hostname, publicSuffix, isIp } = parse(domain, { allowPrivateDomains: true });
  if (hostname === null || hostname !== domain || isIp === true || !domain.includes('.'))
    return 'TB004';
  if (publicSuffix === domain) return 'TB016';
  const parent = domain.slice(domain.indexOf('.') + 1);
  const isShared = [domain, parent].some(
    (one) => isCommonSharedDomain(one) || known.sharedDomains?.has(one) === true,
  );
  const isOwn = known.ownDomains?.some((own) => isWithin(domain, own)) === true;
  return isShared || isOwn ? 'TB016' : null;
}
