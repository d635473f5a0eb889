import { getDomain, getPublicSuffix } from 'tldts';
import type { NewContact } from '../contracts/customers.ts';
import type { Language } from '../contracts/scalars.ts';
import { domainOf } from './address-forms.ts';
import { splitDisplayName } from './display-name.ts';
import { isRoleAddress, normaliseAddress } from './people.ts';
import { regionOfPhone, toE164 } from './phones.ts';
import { placeInText } from './place-names.ts';
import type { Signature } from './signature.ts';
import { industryHints } from './words/industry-hints.ts';

/** Where a suggested value comes from, to be shown beside it. */
export type SuggestionSource =
  | 'signature'
  | 'address'
  | 'domain'
  | 'display_name'
  | 'company_name'
  | 'phone'
  | 'default';

export interface CustomerSuggestion {
  /** '' when nothing tells a firm: the rep types it. */
  readonly name: string;
  readonly short_name: string | null;
  /** Division of GB/T 4754, e.g. `C33`. */
  readonly industry_code: string | null;
  readonly customer_type: string | null;
  /** ISO 3166-1 alpha-2, or six digits of GB/T 2260 within China. */
  readonly region_code: string | null;
  /** Registrable domains, never free-mail. */
  readonly domains: string[];
  readonly contact: NewContact;
  /** Fields of this suggestion that somebody has to confirm. */
  readonly to_verify: string[];
  readonly sources: Readonly<Record<string, SuggestionSource>>;
}

export interface SuggestionInput {
  readonly person: { readonly email: string | null; readonly name: string | null };
  readonly signature: Signature | null;
  readonly language: Language;
  /** Domains that are nobody's own: the whole list, which the database refuses (`loadSharedDomains`). */
  readonly sharedDomains: ReadonlySet<string>;
}

/** What to put into the form for a stranger: read off address and signature, each field with its source. */
export function suggestCustomer({
  person,
  signature,
  language,
  sharedDomains,
}: SuggestionInput): CustomerSuggestion {
  const sources: Record<string, SuggestionSource> = {};
  const email = person.email === null ? null : normaliseAddress(person.email);
  const domain = email === null ? null : companyDomain(email, sharedDomains);
  if (domain !== null) sources.domains = 'domain';
  const name = companyName(signature, domain, sources);
  const region = regionOf(signature, domain, name, sources);
  const industry = industryOf(`${name} ${signature?.title?.value ?? ''}`, domain, sources);
  sources.customer_type = 'default';
  const to_verify = ['industry_code', 'region_code', 'customer_type'];
  if (sources.name === 'domain') to_verify.unshift('name');
  return {
    name,
    short_name: shortName(name, language),
    industry_code: industry,
    customer_type: 'potential',
    region_code: region,
    domains: domain === null ? [] : [domain],
    contact: contactOf(person.name, email, signature, region, sources),
    to_verify,
    sources,
  };
}

/** acme.com.cn of mail.acme.com.cn; null for free-mail, shared hosts and public suffixes. */
function companyDomain(email: string, sharedDomains: ReadonlySet<string>): string | null {
  const host = domainOf(email);
  if (host.endsWith(']') || sharedDomains.has(host)) return null;
  const domain = getDomain(host, { allowPrivateDomains: true });
  return domain === null || sharedDomains.has(domain) ? null : domain;
}

function companyName(
  signature: Signature | null,
  domain: string | null,
  sources: Record<string, SuggestionSource>,
): string {
  if (signature?.company) {
    sources.name = 'signature';
    return signature.company.value.slice(0, 200);
  }
  if (domain === null) return '';
  sources.name = 'domain';
  const suffix = getPublicSuffix(domain) ?? '';
  const label = domain.slice(0, Math.max(0, domain.length - suffix.length - 1));
  return label
    .split(/[-_]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

const countryOfSuffix: Readonly<Record<string, string>> = {
  uk: 'GB',
  eu: '',
  su: 'RU',
  ac: '',
  io: '',
  ai: '',
  co: '',
  me: '',
  tv: '',
  cc: '',
  fm: '',
};

/** From the firm's own name (苏州…), the postal address, the numbers, then the domain's country. */
function regionOf(
  signature: Signature | null,
  domain: string | null,
  name: string,
  sources: Record<string, SuggestionSource>,
): string | null {
  const tell = (region: string | null, source: SuggestionSource) => {
    if (region !== null) sources.region_code = source;
    return region;
  };
  const suffix = domain === null ? '' : (domain.split('.').at(-1) ?? '');
  const byName = placeInText(name);
  if (byName !== null) return tell(byName, 'company_name');
  const byAddress = signature?.address ? placeInText(signature.address.value) : null;
  if (byAddress !== null) return tell(byAddress, 'signature');
  for (const phone of signature?.phones ?? []) {
    const region = phone.e164 === null ? null : regionOfPhone(phone.e164);
    if (region !== null) return tell(region, 'phone');
  }
  if (
    /\p{Script=Han}/u.test(name) &&
    !/\p{Script=Hiragana}|\p{Script=Katakana}|株式会社/u.test(name)
  )
    return tell('CN', 'company_name');
  if (!/^[a-z]{2}$/.test(suffix)) return null;
  const country = countryOfSuffix[suffix] ?? suffix.toUpperCase();
  return country === '' ? null : tell(country, 'domain');
}

function industryOf(
  text: string,
  domain: string | null,
  sources: Record<string, SuggestionSource>,
): string | null {
  const name = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const host = domain ?? '';
  for (const [code, words] of industryHints) {
    const inName = words.some((word) =>
      /\p{Script=Han}/u.test(word) ? name.includes(word) : name.includes(` ${word} `),
    );
    // In a domain words run together; only long ones are proof enough.
    const inDomain = words.some((word) => word.length >= 5 && host.includes(word));
    if (!inName && !inDomain) continue;
    sources.industry_code = inName ? 'company_name' : 'domain';
    return code;
  }
  return null;
}

function contactOf(
  displayName: string | null,
  email: string | null,
  signature: Signature | null,
  region: string | null,
  sources: Record<string, SuggestionSource>,
): NewContact {
  const shown = displayName === null ? null : splitDisplayName(displayName).full;
  const own = signature?.name?.value ?? null;
  const name =
    shown ?? own ?? (email === null || isRoleAddress(email) ? '' : nameFromAddress(email));
  if (name !== '')
    sources['contact.name'] =
      shown !== null ? 'display_name' : own !== null ? 'signature' : 'address';
  if (signature?.title) sources['contact.title'] = 'signature';
  const country = region === null ? null : /^\d/.test(region) ? 'CN' : region;
  const phones = (signature?.phones ?? [])
    .filter((phone) => phone.kind !== 'fax')
    .map((phone) => phone.e164 ?? toE164(phone.raw, country) ?? phone.raw);
  if (phones.length > 0) sources['contact.phones'] = 'signature';
  if (signature?.wechat) sources['contact.wechat'] = 'signature';
  return {
    name: name.slice(0, 200),
    title: signature?.title?.value.slice(0, 200) ?? null,
    addresses: email === null ? [] : [email],
    phones: [...new Set(phones)].slice(0, 10),
    wechat: signature?.wechat?.value ?? null,
  };
}

/** "maria.rossi@" → "Maria Rossi"; one word stays as it is written. */
function nameFromAddress(email: string): string {
  const local = email.slice(0, email.lastIndexOf('@')).replace(/\+.*$/s, '');
  return local
    .split(/[._-]+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

/** 云帆精密 of 苏州云帆精密制造有限公司; "Acme Packaging" of "Acme Packaging Co., Ltd.". null when nothing comes off. */
function shortName(name: string, language: Language): string | null {
  const han = /^\p{Script=Han}+/u.test(name);
  const short = han ? shortChineseName(name) : name.replace(legalForm, '').trim();
  if (short === '' || short === name || (language === 'en' && short.length < 2)) return null;
  return short.slice(0, 100);
}

const legalForm =
  /[,\s]+(?:co\.?,?\s{0,2}ltd|ltd|limited|inc|incorporated|corp|corporation|company|co|llc|llp|plc|gmbh(?:\s{0,2}&\s{0,2}co\.?\s{0,2}kg)?|ag|kg|ohg|s\.?a\.?s?|s\.?r\.?l|s\.?p\.?a|s\.?l|b\.?v|n\.?v|a\.?b|a\/s|oy|sp\.? z o\.?o|s\.?r\.?o|kft|pty\.? ltd|pte\.? ltd|sdn\.? bhd)\.?$/i;

function shortChineseName(name: string): string {
  const core = name
    .replace(/[（(][^（()）]{1,20}[)）]/g, '')
    .replace(/(?:股份|责任|責任)?有限(?:责任|責任)?公司$|股份公司$|集团公司$|集团$|公司$/u, '');
  const place = /^(?:.{2,3}?(?:省|市|区|县))?/u.exec(core)?.[0] ?? '';
  const rest = core.slice(place.length);
  const city = place === '' && placeInText(rest.slice(0, 2)) !== null ? 2 : 0;
  return rest.slice(city);
}
