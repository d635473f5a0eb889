import type { CustomerFile, Opportunity } from '../../../shared/contracts/customer-file.ts';
import type { ErrorCode } from '../../../shared/contracts/errors.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { parseAmount, typedAmount } from '../../../shared/domain/money.ts';
import type { ReadRecord, RecordWrite } from '../record-form/use-record-form.ts';

export type OpportunityFields = {
  readonly [K in
    | 'title'
    | 'expected_amount'
    | 'currency'
    | 'expected_close_on'
    | 'competitor'
    | 'next_plan'
    | 'stage_id']: string;
};

const empty: OpportunityFields = {
  title: '',
  expected_amount: '',
  currency: 'CNY',
  expected_close_on: '',
  competitor: '',
  next_plan: '',
  stage_id: '',
};

/** An opportunity as a form holds it; without one, the fields of a new one. */
export function opportunityRecord(known: Opportunity | null): ReadRecord<OpportunityFields> {
  if (known === null) return { fields: empty, version: 0 };
  return {
    fields: {
      title: known.title,
      expected_amount: typedAmount(known.expected_amount_minor, known.currency),
      currency: known.currency,
      expected_close_on: known.expected_close_on ?? '',
      competitor: known.competitor ?? '',
      next_plan: known.next_plan ?? '',
      stage_id: known.stage_id,
    },
    version: known.version,
  };
}

export function opportunityOf(file: CustomerFile, id: string): Opportunity | null {
  return file.opportunities.find(({ opportunity_id }) => opportunity_id === id) ?? null;
}

export function checkOpportunity(
  fields: OpportunityFields,
): Partial<Record<keyof OpportunityFields, ErrorCode>> {
  return {
    ...(fields.title.trim() === '' ? { title: 'TB006' } : {}),
    ...(parseAmount(fields.expected_amount, fields.currency) === undefined
      ? { expected_amount: 'TB004' }
      : {}),
    ...(/^[A-Z]{3}$/.test(fields.currency) ? {} : { currency: 'TB004' }),
  };
}

/** What is sent: the opportunity as a whole, upon the version that was read. */
export function opportunityArgs(
  customerId: string,
  opportunityId: string | null,
  { op_id, fields, version }: RecordWrite<OpportunityFields>,
): OperationArgs<'saveOpportunity'> {
  const isNew = opportunityId === null;
  return {
    op_id,
    opportunity_id: opportunityId,
    customer_id: isNew ? customerId : null,
    stage_id: isNew ? fields.stage_id : null,
    version: isNew ? null : version,
    title: fields.title.trim(),
    expected_amount_minor: parseAmount(fields.expected_amount, fields.currency) ?? null,
    currency: fields.currency,
    expected_close_on: fields.expected_close_on || null,
    competitor: fields.competitor.trim() || null,
    next_plan: fields.next_plan.trim() || null,
  };
}
