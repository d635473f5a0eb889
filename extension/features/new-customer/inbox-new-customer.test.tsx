// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import {
  type CreateCustomerArgs,
  createCustomerArgs,
  type DictionaryEntry,
  type Duplicate,
} from '../../../shared/contracts/customers.ts';
import { CrmError, type ErrorCode } from '../../../shared/contracts/errors.ts';
import { readSignature } from '../../../shared/domain/signature.ts';
import {
  cleanUpAfterEach,
  recording,
  renderFeature,
  uuidOf,
} from '../workspace/testing/render-feature.tsx';
import { NewCustomer } from './inbox-new-customer.tsx';

cleanUpAfterEach();

const entry = (kind: DictionaryEntry['kind'], code: string, en: string, zh: string) => ({
  kind,
  code,
  parent_code: null,
  label_en: en,
  label_zh: zh,
});
const dictionaries = async () => [
  entry('industry', 'C31', 'Ferrous metal smelting', '黑色金属冶炼'),
  entry('industry', 'C33', 'Metal products', '金属制品业'),
  entry('region', 'IT', 'Italy', '意大利'),
  entry('customer_type', 'potential', 'Potential customer', '潜在客户'),
  entry('source_channel', 'inbound_mail', 'Inbound mail', '来信咨询'),
];

const person = { email: 'maria.rossi@fonderia-aurora.example', name: 'Maria Rossi' };
const signature = readSignature(
  'Maria Rossi\nPurchasing Manager\nFonderia Aurora S.r.l.\nTel. +39 030 2345678',
  'Maria Rossi',
);
const created = { customer_id: uuidOf(40), code: 'CUS20261120001', contact_id: uuidOf(41) };

const feature = (onDone: (id: string) => void = () => undefined) => (
  <NewCustomer person={person} signature={signature} onDone={onDone} />
);
const open = async () => {
  fireEvent.click(await screen.findByRole('button', { name: 'New customer' }));
  await screen.findByRole('form', { name: 'New customer' });
};
const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Create customer' }));

test('nothing about a stranger leaves the page before a button is pressed', async () => {
  const findDuplicates = vi.fn(async () => []);
  renderFeature(feature(), { crm: { dictionaries, findDuplicates } });
  expect(await screen.findByText('Maria Rossi is not known yet.')).toBeTruthy();
  expect(findDuplicates).not.toHaveBeenCalled();
  await open();
  await waitFor(() => expect(findDuplicates).toHaveBeenCalled());
});

test('address, name and signature fill the form; what was suggested is sent as still to verify', async () => {
  const sent: CreateCustomerArgs[] = [];
  const onDone = vi.fn();
  const { announced } = renderFeature(feature(onDone), {
    crm: {
      dictionaries,
      findDuplicates: async () => [],
      createCustomer: recording(sent, created),
    },
  });
  await open();
  expect(screen.getByLabelText('Full name of the company')).toHaveProperty(
    'value',
    'Fonderia Aurora S.r.l.',
  );
  expect(screen.getAllByText(/^To verify/).length).toBeGreaterThan(0);
  submit();
  await waitFor(() => expect(onDone).toHaveBeenCalledWith(created.customer_id));
  const [args] = sent;
  expect(createCustomerArgs.parse(args)).toEqual(args);
  expect(args).toMatchObject({
    name: 'Fonderia Aurora S.r.l.',
    region_code: 'IT',
    customer_type: 'potential',
    source_channel: 'inbound_mail',
    domains: ['fonderia-aurora.example'],
    accept_duplicates: false,
    contact: {
      name: 'Maria Rossi',
      title: 'Purchasing Manager',
      addresses: [person.email],
      phones: ['+390302345678'],
    },
  });
  expect(args?.to_verify).toEqual(expect.arrayContaining(['region_code', 'customer_type']));
  expect(announced).toContain('match');
});

test('what a person confirmed or changed is not to be verified any more', async () => {
  const sent: CreateCustomerArgs[] = [];
  renderFeature(feature(), {
    crm: {
      dictionaries,
      findDuplicates: async () => [],
      createCustomer: recording(sent, created),
    },
  });
  await open();
  fireEvent.click(screen.getByRole('button', { name: 'Confirm: Region' }));
  fireEvent.click(screen.getByRole('button', { name: 'Confirm: Type' }));
  submit();
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.to_verify).not.toContain('region_code');
  expect(sent[0]?.to_verify).not.toContain('customer_type');
});

const mine: Duplicate = {
  relation: 'mine',
  customer_id: uuidOf(10),
  code: 'CUS20260105001',
  name: '<img src=x onerror=alert(1)>',
  owner_name: 'Zhao Min',
  reasons: ['domain', 'name'],
};
const colleagues: Duplicate = {
  relation: 'colleague',
  customer_id: null,
  code: null,
  name: null,
  owner_name: 'Liu Yang',
  reasons: ['phone'],
};

test('duplicates stand above the form: of a colleague’s only the owner, of one’s own the way to join', async () => {
  const onDone = vi.fn();
  const addContact = vi.fn(async () => ({ customer_id: uuidOf(10), contact_id: uuidOf(42) }));
  renderFeature(feature(onDone), {
    crm: { dictionaries, findDuplicates: async () => [mine, colleagues], addContact },
  });
  await open();
  expect(await screen.findByText('<img src=x onerror=alert(1)>')).toBeTruthy();
  expect(document.querySelector('img')).toBeNull();
  expect(screen.getByText('A customer of Liu Yang. Ask before you write.')).toBeTruthy();
  const join = screen.getAllByRole('button', { name: 'Add Maria Rossi to this customer' });
  expect(join).toHaveLength(1);
  fireEvent.click(join[0] ?? document.body);
  await waitFor(() => expect(onDone).toHaveBeenCalledWith(uuidOf(10)));
  expect(addContact).toHaveBeenCalledWith(
    expect.objectContaining({
      customer_id: uuidOf(10),
      contact: expect.objectContaining({ name: 'Maria Rossi' }),
    }),
  );
});

test('a suspected duplicate asks; only then is it created as another one', async () => {
  const sent: CreateCustomerArgs[] = [];
  const onDone = vi.fn();
  renderFeature(feature(onDone), {
    crm: {
      dictionaries,
      findDuplicates: async () => [mine],
      createCustomer: async (args) => {
        sent.push(args);
        if (!args.accept_duplicates) throw new CrmError('TB017', 'name', { count: 1 });
        return created;
      },
    },
  });
  await open();
  submit();
  const anyway = await screen.findByRole('button', { name: 'Create anyway' });
  await waitFor(() => expect(document.activeElement).toBe(anyway));
  fireEvent.click(anyway);
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(sent.map((args) => args.accept_duplicates)).toEqual([false, true]);
  expect(sent[1]?.op_id).toBe(sent[0]?.op_id);
});

const typed: [field: string, value: string, code: ErrorCode][] = [
  ['Mail addresses', 'maria at aurora', 'TB013'],
  ['Phones', '12', 'TB014'],
  ['Web domains', 'not a domain', 'TB004'],
  ['Full name of the company', '  ', 'TB006'],
  ['Name', '', 'TB006'],
];

test.each(typed)(
  '%s: "%s" is told at its field with %s, and nothing is sent',
  async (label, value, code) => {
    const createCustomer = vi.fn();
    renderFeature(feature(), {
      crm: { dictionaries, findDuplicates: async () => [], createCustomer },
    });
    await open();
    const field = screen.getByLabelText(label);
    fireEvent.change(field, { target: { value } });
    submit();
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getAllByText(new RegExp(code)).length).toBe(1);
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(createCustomer).not.toHaveBeenCalled();
  },
);

test('what the database refuses is told at the field that it names', async () => {
  renderFeature(feature(), {
    crm: {
      dictionaries,
      findDuplicates: async () => [],
      createCustomer: () => Promise.reject(new CrmError('TB015', 'domains')),
    },
  });
  await open();
  submit();
  await waitFor(() =>
    expect(screen.getByLabelText('Web domains').getAttribute('aria-invalid')).toBe('true'),
  );
  expect(screen.getByText(/TB015/)).toBeTruthy();
});

test('what was typed survives a dead backend and a closed tab, under the same operation', async () => {
  const drafts = new Map<string, string>();
  const sent: CreateCustomerArgs[] = [];
  const crm = {
    dictionaries,
    findDuplicates: async () => [],
    createCustomer: (args: CreateCustomerArgs) => {
      sent.push(args);
      return sent.length === 1 ? Promise.reject(new CrmError('TC001')) : Promise.resolve(created);
    },
  };
  const first = renderFeature(feature(), { crm, drafts });
  await open();
  fireEvent.change(screen.getByLabelText('Full name of the company'), {
    target: { value: 'Aurora Fonderie' },
  });
  submit();
  expect((await screen.findByRole('alert')).textContent).toContain('TC001');
  first.unmount();

  const onDone = vi.fn();
  renderFeature(feature(onDone), { crm, drafts });
  await open();
  expect(screen.getByText('What you typed before is back.')).toBeTruthy();
  submit();
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(sent[1]).toEqual(sent[0]);
  expect(sent[0]?.name).toBe('Aurora Fonderie');
  expect(drafts.size).toBe(0);
});
