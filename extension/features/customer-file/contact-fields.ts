import type { CustomerFile } from '../../../shared/contracts/customer-file.ts';
import { decisionRole } from '../../../shared/contracts/customer-file.ts';
import type { Contact } from '../../../shared/contracts/customers.ts';
import type { ErrorCode } from '../../../shared/contracts/errors.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import type { ReadRecord, RecordWrite } from '../record-form/use-record-form.ts';
import { linesOf } from './lines-of.ts';

export type ContactFields = {
  readonly [K in
    | 'name'
    | 'title'
    | 'addresses'
    | 'phones'
    | 'wechat'
    | 'decision_role'
    | 'is_primary'
    | 'has_left']: string;
};

type FiledContact = CustomerFile['contacts'][number];
type Changes = OperationArgs<'updateContact'>['changes'];

/** A contact as a form holds it; without one, the fields of a new one. Several addresses or phones stand in lines. */
export function contactRecord(
  contact: Contact | null,
  filed: FiledContact | null,
): ReadRecord<ContactFields> {
  return {
    fields: {
      name: contact?.name ?? '',
      title: contact?.title ?? '',
      addresses: contact?.addresses.join('\n') ?? '',
      phones: contact?.phones.join('\n') ?? '',
      wechat: contact?.wechat ?? '',
      decision_role: filed?.decision_role ?? '',
      is_primary: contact?.is_primary === true ? 'yes' : '',
      has_left: contact?.has_left === true ? 'yes' : '',
    },
    version: filed?.version ?? 0,
  };
}

export function checkContact(
  fields: ContactFields,
): Partial<Record<keyof ContactFields, ErrorCode>> {
  return fields.name.trim() === '' ? { name: 'TB006' } : {};
}

/** Only what was changed is sent, so that what is masked is never written over. */
export function contactChanges({ fields, changed }: RecordWrite<ContactFields>): Changes {
  const role = decisionRole.safeParse(fields.decision_role);
  const all: Required<Pick<Changes, keyof ContactFields>> = {
    name: fields.name.trim(),
    title: fields.title.trim() || null,
    addresses: linesOf(fields.addresses),
    phones: linesOf(fields.phones),
    wechat: fields.wechat.trim() || null,
    decision_role: role.success ? role.data : null,
    is_primary: fields.is_primary === 'yes',
    has_left: fields.has_left === 'yes',
  };
  const changes: Changes = {};
  for (const field of changed) Object.assign(changes, { [field]: all[field] });
  return changes;
}

export function newContactOf(fields: ContactFields): OperationArgs<'addContact'>['contact'] {
  return {
    name: fields.name.trim(),
    title: fields.title.trim() || null,
    addresses: linesOf(fields.addresses),
    phones: linesOf(fields.phones),
    wechat: fields.wechat.trim() || null,
  };
}
