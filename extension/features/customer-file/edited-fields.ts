import type { CustomerFile } from '../../../shared/contracts/customer-file.ts';

export interface FieldKind {
  readonly type: 'text' | 'long' | 'date' | 'number' | 'money' | 'choice';
  readonly longest: number;
  readonly required: boolean;
}

const kind = (type: FieldKind['type'], longest: number, required = false): FieldKind => ({
  type,
  longest,
  required,
});

/** The fields that people change in place, in the order in which they stand there. Bounds: customer_texts in the database. */
export const basicFields = {
  name: kind('text', 200, true),
  short_name: kind('text', 100),
  tier: kind('choice', 1),
  industry_code: kind('choice', 40, true),
  customer_type: kind('choice', 40, true),
  region_code: kind('choice', 40, true),
  source_channel: kind('choice', 40),
  first_contact_on: kind('date', 10),
} as const satisfies Partial<Record<keyof CustomerFile, FieldKind>>;

export const moreFields = {
  key_needs: kind('long', 100_000),
  need_priority: kind('choice', 6),
  past_cooperation: kind('long', 100_000),
  remark: kind('long', 100_000),
  address: kind('text', 500),
  registered_address: kind('text', 500),
  founded_on: kind('date', 10),
  headcount: kind('number', 9),
  annual_revenue_minor: kind('money', 30),
} as const satisfies Partial<Record<keyof CustomerFile, FieldKind>>;

export type BasicField = keyof typeof basicFields;
export type MoreField = keyof typeof moreFields;
export type EditedField = BasicField | MoreField;

/** A table's fields in their order. */
export function fieldsOf<K extends EditedField>(
  table: Readonly<Record<K, FieldKind>>,
): [K, FieldKind][] {
  const fields: [K, FieldKind][] = [];
  for (const field in table) fields.push([field, table[field]]);
  return fields;
}
