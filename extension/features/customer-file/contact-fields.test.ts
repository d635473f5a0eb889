import { expect, test } from 'vitest';
import type { Contact } from '../../../shared/contracts/customers.ts';
import { changedFields } from '../record-form/merge-edits.ts';
import {
  type ContactFields,
  contactChanges,
  contactRecord,
  newContactOf,
} from './contact-fields.ts';

const contact: Contact = {
  contact_id: '00000000-0000-4000-8000-000000000001',
  name: 'Wang Fang',
  title: 'Buyer',
  is_primary: true,
  addresses: ['wang.fang@acme.example', 'fang@acme.example'],
  phones: ['+86•••••••88'],
  wechat: null,
  has_left: false,
};
const op_id = '00000000-0000-4000-8000-000000000002';
const { fields: base } = contactRecord(contact, null);

function changesOf(edits: Partial<ContactFields>) {
  const fields = { ...base, ...edits };
  return contactChanges({ op_id, version: 1, fields, changed: changedFields(base, fields) });
}

test('a contact sends what was changed and nothing else', () => {
  expect(changesOf({ has_left: 'yes' })).toEqual({ has_left: true });
  expect(changesOf({ title: '' })).toEqual({ title: null });
  expect(changesOf({})).toEqual({});
});

test('addresses are read from lines, and from what people put between them', () => {
  expect(changesOf({ addresses: 'a@acme.example\n b@acme.example；c@acme.example,' })).toEqual({
    addresses: ['a@acme.example', 'b@acme.example', 'c@acme.example'],
  });
  expect(changesOf({ addresses: ' ' })).toEqual({ addresses: [] });
});

test('a new contact leaves empty what was not filled in', () => {
  const { fields } = contactRecord(null, null);
  expect(newContactOf({ ...fields, name: ' Li Lei ' })).toEqual({
    ...{ name: 'Li Lei', title: null, addresses: [], phones: [], wechat: null },
  });
});
