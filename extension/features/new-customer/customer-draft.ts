import * as z from 'zod/mini';
import { uuid } from '../../../shared/contracts/scalars.ts';
import type {
  CustomerSuggestion,
  SuggestionSource,
} from '../../../shared/domain/suggest-customer.ts';

/** The form for a new customer as it is typed: every field a text, several values separated by commas. */
const customerDraft = z.object({
  version: z.literal(1),
  /** One per form: a retry is the same operation. */
  op_id: uuid,
  fields: z.object({
    name: z.string(),
    short_name: z.string(),
    industry_code: z.string(),
    customer_type: z.string(),
    region_code: z.string(),
    source_channel: z.string(),
    domains: z.string(),
    'contact.name': z.string(),
    'contact.title': z.string(),
    'contact.addresses': z.string(),
    'contact.phones': z.string(),
    'contact.wechat': z.string(),
  }),
  /** Suggested fields that nobody has confirmed or changed yet. */
  to_verify: z.array(z.string()),
  /** Where each suggested value came from. */
  sources: z.record(z.string(), z.string()),
});

export type CustomerDraft = z.infer<typeof customerDraft>;
export type CustomerField = keyof CustomerDraft['fields'];

export function isCustomerField(name: string): name is CustomerField {
  return Object.hasOwn(customerDraft.shape.fields.shape, name);
}

export function draftOfSuggestion(suggestion: CustomerSuggestion, opId: string): CustomerDraft {
  const { contact } = suggestion;
  const fields: CustomerDraft['fields'] = {
    name: suggestion.name,
    short_name: suggestion.short_name ?? '',
    industry_code: suggestion.industry_code ?? '',
    customer_type: suggestion.customer_type ?? '',
    region_code: suggestion.region_code ?? '',
    // The form stands beside a mail that somebody wrote to us.
    source_channel: 'inbound_mail',
    domains: suggestion.domains.join(', '),
    'contact.name': contact.name,
    'contact.title': contact.title ?? '',
    'contact.addresses': contact.addresses.join(', '),
    'contact.phones': contact.phones.join(', '),
    'contact.wechat': contact.wechat ?? '',
  };
  const filled = new Map<string, string>(Object.entries(fields));
  return {
    version: 1,
    op_id: opId,
    fields,
    // What nothing suggested is empty, and an empty field has nothing to verify.
    to_verify: suggestion.to_verify.filter((field) => (filled.get(field) ?? '') !== ''),
    sources: { ...suggestion.sources },
  };
}

export function parseCustomerDraft(kept: string | null): CustomerDraft | null {
  if (kept === null) return null;
  try {
    const parsed = customerDraft.safeParse(JSON.parse(kept));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** One draft per person; at most 300 characters. */
export function customerDraftKey(person: { email: string | null; name: string | null }): string {
  return `new-customer/${(person.email ?? person.name ?? '').slice(0, 280)}`;
}

const sourceNames: readonly SuggestionSource[] = [
  'signature',
  'address',
  'domain',
  'display_name',
  'company_name',
  'phone',
  'default',
];

export function sourceOf(draft: CustomerDraft, field: CustomerField): SuggestionSource | null {
  const source = draft.sources[field];
  return sourceNames.find((name) => name === source) ?? null;
}
