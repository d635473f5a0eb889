import type { CreateCustomerArgs, NewContact } from '../../../shared/contracts/customers.ts';
import type { ErrorCode } from '../../../shared/contracts/errors.ts';
import { customerDomainProblem } from '../../../shared/domain/customer-domain.ts';
import { normaliseAddress } from '../../../shared/domain/people.ts';
import { toE164 } from '../../../shared/domain/phones.ts';
import type { CustomerDraft, CustomerField } from './customer-draft.ts';

export type FieldErrors = Partial<Record<CustomerField, ErrorCode>>;

const requiredOfCustomer = [
  'name',
  'industry_code',
  'region_code',
  'customer_type',
  'contact.name',
] as const;

/** Several values of one field, separated by commas, semicolons or lines, Chinese ones too. */
function splitValues(text: string): string[] {
  return text
    .split(/[,;，；、\n]/)
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** What the form can tell by itself, by field; the database checks the same again. */
export function checkCustomer(draft: CustomerDraft): FieldErrors {
  const errors: FieldErrors = checkContact(draft);
  for (const field of requiredOfCustomer) {
    if (draft.fields[field].trim() === '') errors[field] = 'TB006';
  }
  const wrongDomain = splitValues(draft.fields.domains)
    .map((domain) => customerDomainProblem(normaliseDomain(domain) ?? ''))
    .find((code) => code !== null);
  if (wrongDomain !== undefined) errors.domains = wrongDomain;
  return errors;
}

export function checkContact(draft: CustomerDraft): FieldErrors {
  const errors: FieldErrors = {};
  const { fields } = draft;
  if (fields['contact.name'].trim() === '') errors['contact.name'] = 'TB006';
  if (splitValues(fields['contact.addresses']).some((one) => normaliseAddress(one) === null)) {
    errors['contact.addresses'] = 'TB013';
  }
  if (splitValues(fields['contact.phones']).some((one) => phoneOf(one, draft) === null)) {
    errors['contact.phones'] = 'TB014';
  }
  return errors;
}

export function contactOf(draft: CustomerDraft): NewContact {
  const { fields } = draft;
  return {
    name: fields['contact.name'].trim(),
    title: orNull(fields['contact.title']),
    addresses: splitValues(fields['contact.addresses']).map((one) => normaliseAddress(one) ?? one),
    phones: splitValues(fields['contact.phones']).map((one) => phoneOf(one, draft) ?? one),
    wechat: orNull(fields['contact.wechat']),
  };
}

export function customerOf(draft: CustomerDraft, acceptDuplicates: boolean): CreateCustomerArgs {
  const { fields } = draft;
  return {
    op_id: draft.op_id,
    name: fields.name.trim(),
    short_name: orNull(fields.short_name),
    industry_code: fields.industry_code,
    customer_type: fields.customer_type,
    region_code: fields.region_code,
    source_channel: orNull(fields.source_channel),
    domains: splitValues(fields.domains).map((one) => normaliseDomain(one) ?? one),
    to_verify: draft.to_verify,
    remark: null,
    contact: contactOf(draft),
    accept_duplicates: acceptDuplicates,
  };
}

/** What may be asked for duplicates while the form is typed: only what is complete, so that nothing is refused. */
export function knownFacts(draft: CustomerDraft) {
  const present = <T>(value: T | null): value is T => value !== null;
  return {
    name: orNull(draft.fields.name.slice(0, 200)),
    addresses: splitValues(draft.fields['contact.addresses']).map(normaliseAddress).filter(present),
    domains: splitValues(draft.fields.domains).map(normaliseDomain).filter(present),
    phones: splitValues(draft.fields['contact.phones'])
      .map((one) => phoneOf(one, draft))
      .filter(present),
  };
}

/** E.164, dialled as from the customer's country; codes of Chinese divisions begin with a digit. */
function phoneOf(printed: string, draft: CustomerDraft): string | null {
  const region = draft.fields.region_code;
  return toE164(printed, /^\d/.test(region) ? 'CN' : region || null);
}

/** A bare domain out of what people paste: an address of a page, a mail address, upper case. */
function normaliseDomain(text: string): string | null {
  const bare = text
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/?#:].*$/, '')
    .replace(/^www\./, '')
    .replace(/\.$/, '');
  try {
    const host = new URL(`http://${bare}`).hostname;
    return /^(?:[a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{1,62}$/.test(host) ? host : null;
  } catch {
    return null;
  }
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
