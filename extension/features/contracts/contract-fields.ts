import { type CustomerFile, contractState } from '../../../shared/contracts/customer-file.ts';
import type { ErrorCode } from '../../../shared/contracts/errors.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { parseAmount, typedAmount } from '../../../shared/domain/money.ts';
import type { ReadRecord, RecordWrite } from '../record-form/use-record-form.ts';

export type Contract = CustomerFile['contracts'][number];

export type ContractFields = {
  readonly [K in
    | 'title'
    | 'state'
    | 'amount'
    | 'currency'
    | 'signed_on'
    | 'starts_on'
    | 'ends_on'
    | 'opportunity_id']: string;
};

const empty: ContractFields = {
  title: '',
  state: 'draft',
  amount: '',
  currency: 'CNY',
  signed_on: '',
  starts_on: '',
  ends_on: '',
  opportunity_id: '',
};

/** A contract as a form holds it; without one, the fields of a new one. */
export function contractRecord(known: Contract | null): ReadRecord<ContractFields> {
  if (known === null) return { fields: empty, version: 0 };
  return {
    fields: {
      title: known.title,
      state: known.state,
      amount: typedAmount(known.amount_minor, known.currency),
      currency: known.currency,
      signed_on: known.signed_on ?? '',
      starts_on: known.starts_on ?? '',
      ends_on: known.ends_on ?? '',
      opportunity_id: known.opportunity_id ?? '',
    },
    version: known.version,
  };
}

export function checkContract(
  fields: ContractFields,
): Partial<Record<keyof ContractFields, ErrorCode>> {
  const isSigned = fields.state === 'signed' || fields.state === 'ended';
  return {
    ...(fields.title.trim() === '' ? { title: 'TB006' } : {}),
    ...(parseAmount(fields.amount, fields.currency) === undefined ? { amount: 'TB004' } : {}),
    ...(/^[A-Z]{3}$/.test(fields.currency) ? {} : { currency: 'TB004' }),
    ...(isSigned && fields.signed_on === '' ? { signed_on: 'TB006' } : {}),
    ...(fields.ends_on !== '' && fields.ends_on < fields.starts_on ? { ends_on: 'TB004' } : {}),
  };
}

/** What is sent: the contract as a whole, upon the version that was read. */
export function contractArgs(
  customerId: string,
  contractId: string | null,
  { op_id, fields, version }: RecordWrite<ContractFields>,
): OperationArgs<'saveContract'> {
  const isNew = contractId === null;
  return {
    op_id,
    contract_id: contractId,
    customer_id: isNew ? customerId : null,
    version: isNew ? null : version,
    title: fields.title.trim(),
    state: contractState.parse(fields.state),
    amount_minor: parseAmount(fields.amount, fields.currency) ?? null,
    currency: fields.currency,
    signed_on: fields.signed_on || null,
    starts_on: fields.starts_on || null,
    ends_on: fields.ends_on || null,
    opportunity_id: fields.opportunity_id || null,
  };
}
