// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CrmApi } from '../../../shared/api/crm-api.ts';
import type { InsertTextAnswer } from '../../../shared/contracts/compose-messages.ts';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { InboxSnapshot, SnapshotCompose } from '../../../shared/contracts/inbox-snapshot.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import type { Template } from '../../../shared/contracts/template-operations.ts';
import type { TextToInsert } from '../../ports.ts';
import { mail, page, person, thread } from '../people/testing/thread.ts';
import { answer, candidateOf, customer } from '../shell/testing/customers.ts';
import { renderSidebar, uuidOf, zhaoMin } from '../shell/testing/render-sidebar.tsx';

afterEach(cleanup);
afterEach(() => vi.restoreAllMocks());

const wang = person('wang.fang@acme-packaging.example', 'Wang Fang');
const li = person('li.lei@acme-packaging.example', 'Li Lei');
const me = person(zhaoMin.email, zhaoMin.name);

const contactOf = (n: number, name: string, email: string): CustomerCard['contacts'][number] => ({
  ...{ contact_id: uuidOf(n), name, title: null, is_primary: n === 30, addresses: [email] },
  ...{ phones: [], wechat: null, has_left: false },
});
const acme = customer(10, 'Acme <b>Packaging</b> Co.', {
  contacts: [
    contactOf(30, 'Wang Fang 王芳', 'Wang.Fang@acme-packaging.example'),
    contactOf(31, 'Li Lei 李雷', 'li.lei@acme-packaging.example'),
  ],
});
const nordlicht = customer(11, 'Nordlicht Maschinenbau GmbH', {
  contacts: [contactOf(40, 'Jürgen Müller', 'j.mueller@nordlicht.example')],
});
const cards = async ({ customer_id }: { customer_id: string }) =>
  customer_id === acme.customer_id ? acme : nordlicht;

const template = (n: number, title: string, given: Partial<Template> = {}): Template => ({
  ...{ template_id: uuidOf(500 + n), kind: 'template', title, body: 'Text', language: 'en' },
  ...{ shared: true, version: 1 },
  ...given,
});
const quote = template(1, 'Quote', {
  body: 'Dear {{contact.name}},\n\nthe quote for {{customer.name}} is attached.\n{{me.name}}',
});
const titled = template(2, 'Formal', { body: 'Dear {{contact.title}} {{contact.name}},' });
const tooDear = template(3, 'Too dear', { kind: 'objection', body: 'It lasts.', shared: false });

const composing = (given: Partial<SnapshotCompose> = {}): SnapshotCompose => ({
  ...{ key: 'editor-1', kind: 'new', placement: 'window', draftId: null, threadId: null },
  ...{ localThreadId: null, to: [wang], cc: [], bcc: [], subject: '' },
  ...given,
});
const writing = (...composes: SnapshotCompose[]): InboxSnapshot => ({ ...page, composes });

let inserted: TextToInsert[] = [];
let counted: string[] = [];
beforeEach(() => {
  inserted = [];
  counted = [];
});

interface Given {
  readonly templates?: readonly Template[];
  readonly crm?: Partial<CrmApi>;
  readonly says?: InsertTextAnswer;
  readonly membership?: Partial<Membership>;
}

async function open(snapshot: InboxSnapshot, given: Given = {}) {
  const templates = given.templates ?? [quote, titled, tooDear];
  const view = renderSidebar({
    snapshot,
    membership: given.membership ?? {},
    insertText: async (text) => {
      inserted.push(text);
      return given.says ?? { ok: true, subjectSet: false };
    },
    crm: {
      customerCard: cards,
      matchPeople: answer([candidateOf(acme)]),
      findTemplates: async ({ text, kind, template_id }) =>
        templates.filter(
          (one) =>
            one.title.toLowerCase().includes(text.toLowerCase()) &&
            (kind === null || one.kind === kind) &&
            (template_id === undefined || one.template_id === template_id),
        ),
      countTemplateUse: async ({ template_id }) => {
        counted.push(template_id);
        return { template_id, uses: 1 };
      },
      ...given.crm,
    },
  });
  await screen.findByRole('button', { name: 'Find a customer' });
  fireEvent.keyDown(document.body, { key: 'i' });
  await screen.findByRole('searchbox', { name: 'Find a template' });
  return view;
}

async function use(title: string) {
  fireEvent.click(await screen.findByRole('button', { name: new RegExp(`^${title}`) }));
  return screen.findByRole('form', { name: title });
}
const preview = () => screen.getByRole('region', { name: 'Text as it will be inserted' });
const submit = (form: HTMLElement) => fireEvent.submit(form);

describe('a template beside a mail that is being written', () => {
  test('is reached from the bar that says so', async () => {
    await open(writing(composing()));
    fireEvent.keyDown(document.body, { key: 'i' });
    expect(await screen.findByText('A mail is being written')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Templates' }));
    expect(await screen.findByRole('searchbox', { name: 'Find a template' })).toBeTruthy();
  });

  test('is found as one types and inserted by Enter alone, with the recipient’s fields filled in', async () => {
    await open(writing(composing()));
    const search = screen.getByRole('searchbox');
    await waitFor(() => expect(document.activeElement).toBe(search));
    fireEvent.change(search, { target: { value: 'quo' } });
    // Before the search has even begun.
    fireEvent.keyDown(search, { key: 'Enter' });
    const form = await screen.findByRole('form', { name: 'Quote' });
    const insert = await screen.findByRole('button', { name: 'Insert' });
    await waitFor(() => expect(document.activeElement).toBe(insert));
    expect(preview().textContent).toBe(
      'Dear Wang Fang 王芳,\n\nthe quote for Acme <b>Packaging</b> Co. is attached.\nZhao Min',
    );
    submit(form);
    expect(await screen.findByText(/^Inserted: Quote/)).toBeTruthy();
    expect(inserted).toEqual([{ key: 'editor-1', text: preview_of_quote, subject: null }]);
    expect(counted).toEqual([quote.template_id]);
  });

  test('asks in place for what nobody knows, and is inserted only when it is there', async () => {
    await open(writing(composing()));
    const form = await use('Formal');
    const field = await screen.findByLabelText<HTMLInputElement>('Contact’s title');
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(preview().textContent).toBe('Dear Contact’s title Wang Fang 王芳,');
    submit(form);
    expect(await screen.findByText(/TB006/)).toBeTruthy();
    fireEvent.change(field, { target: { value: '  ' } });
    submit(form);
    expect(inserted).toEqual([]);
    fireEvent.change(field, { target: { value: 'Dr. {{me.name}}' } });
    submit(form);
    await screen.findByText(/^Inserted/);
    expect(inserted.map(({ text }) => text)).toEqual(['Dear Dr. {{me.name}} Wang Fang 王芳,']);
  });

  test('can be changed for this one mail', async () => {
    await open(writing(composing()));
    const form = await use('Quote');
    fireEvent.click(await screen.findByRole('button', { name: 'Change what is filled in' }));
    fireEvent.change(screen.getByLabelText('Contact’s name'), { target: { value: 'Ms Wang' } });
    submit(form);
    await screen.findByText(/^Inserted/);
    expect(inserted[0]?.text).toContain('Dear Ms Wang,');
  });

  test('goes into the mail that was opened last, or into another one that is chosen', async () => {
    const other = composing({ key: 'editor-2', kind: 'reply', subject: 'Re: Samples', to: [li] });
    await open(writing(composing({ subject: 'Delivery' }), other));
    const form = await use('Quote');
    await waitFor(() => expect(preview().textContent).toContain('Li Lei 李雷'));
    fireEvent.change(screen.getByLabelText('Into which mail?'), { target: { value: 'editor-1' } });
    await waitFor(() => expect(preview().textContent).toContain('Wang Fang 王芳'));
    submit(form);
    await screen.findByText(/^Inserted/);
    expect(inserted[0]?.key).toBe('editor-1');
  });

  test('to somebody’s customer never bears the name of the customer whose card was open', async () => {
    const asked: OperationArgs<'matchPeople'>[] = [];
    const toNordlicht = composing({ to: [person('j.mueller@nordlicht.example', 'J. Müller')] });
    renderSidebar({
      snapshot: { ...thread('18c0', mail(wang, me)), composes: [toNordlicht] },
      crm: {
        customerCard: cards,
        findTemplates: async () => [quote],
        matchPeople: async (args) => {
          asked.push(args);
          return answer([candidateOf(args.thread === null ? nordlicht : acme)])(args);
        },
      },
    });
    await screen.findByRole('heading', { name: acme.name });
    const links = screen.getAllByRole('button', { name: 'Templates' });
    fireEvent.click(links.at(-1) ?? document.body);
    await use('Quote');
    await waitFor(() => expect(preview().textContent).toContain('Nordlicht'));
    expect(preview().textContent).toContain('Dear Jürgen Müller,');
    // Digests only: what was asked holds no address.
    expect(JSON.stringify(asked)).not.toContain('@');
  });

  test('whose recipients belong to several customers asks which one', async () => {
    await open(writing(composing()), {
      crm: { matchPeople: answer([candidateOf(acme), candidateOf(nordlicht)]) },
    });
    const form = await use('Quote');
    const which = await screen.findByLabelText('Which customer is it about?');
    expect(preview().textContent).toContain('Dear Wang Fang,');
    submit(form);
    expect(inserted).toEqual([]);
    fireEvent.change(which, { target: { value: nordlicht.customer_id } });
    await waitFor(() => expect(preview().textContent).toContain('Nordlicht'));
    submit(form);
    await screen.findByText(/^Inserted/);
    expect(inserted[0]?.text).toContain('quote for Nordlicht Maschinenbau GmbH is');
  });

  test('names nobody’s contact for another contact that the reader chooses', async () => {
    await open(writing(composing()));
    await use('Quote');
    const contact = await screen.findByLabelText('Contact');
    fireEvent.change(contact, { target: { value: uuidOf(31) } });
    expect(preview().textContent).toContain('Dear Li Lei 李雷,');
    fireEvent.change(contact, { target: { value: '' } });
    expect(await screen.findByLabelText('Contact’s name')).toBeTruthy();
  });
});

const preview_of_quote =
  'Dear Wang Fang 王芳,\n\nthe quote for Acme <b>Packaging</b> Co. is attached.\nZhao Min';

describe('a template that cannot be inserted', () => {
  test('says with its code that the mail was closed, and offers the text to be copied', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await open(writing(composing()), { says: { ok: false, code: 'TC011' } });
    const form = await use('Quote');
    await waitFor(() => expect(preview().textContent).toContain('Wang Fang 王芳'));
    submit(form);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('TC011');
    fireEvent.click(within(alert).getByRole('button', { name: 'Copy' }));
    expect(await screen.findByText('Copied.')).toBeTruthy();
    expect(write).toHaveBeenCalledWith(preview_of_quote);
    expect(counted).toEqual([]);
  });

  test('where no mail is being written says so and is copied by Enter', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await open(thread('18c0', mail(wang, me)));
    const form = await use('Quote');
    expect(await screen.findByText(/^No mail is being written here/)).toBeTruthy();
    await waitFor(() => expect(preview().textContent).toContain('Wang Fang 王芳'));
    submit(form);
    await waitFor(() => expect(write).toHaveBeenCalledWith(preview_of_quote));
    expect(inserted).toEqual([]);
  });

  test('since its mail was closed meanwhile stays filled in for that mail', async () => {
    const view = await open(writing(composing()));
    await use('Quote');
    await waitFor(() => expect(preview().textContent).toBe(preview_of_quote));
    act(() => view.open(page));
    expect(await screen.findByText(/^No mail is being written here/)).toBeTruthy();
    expect(preview().textContent).toBe(preview_of_quote);
    expect(screen.queryByRole('button', { name: 'Insert' })).toBeNull();
  });

  test('since it names what is no field says which, with a code, and offers no Insert', async () => {
    const odd = template(9, 'Odd', { body: 'Dear {{contact.nmae}}' });
    await open(writing(composing()), { templates: [odd] });
    await use('Odd');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('There is no field “contact.nmae”.');
    expect(alert.textContent).toContain('TB050');
    expect(screen.queryByRole('button', { name: 'Insert' })).toBeNull();
  });

  test('is filled in by hand where the database cannot be reached', async () => {
    await open(writing(composing()), {
      crm: { matchPeople: () => Promise.reject(new CrmError('TC001')) },
    });
    const form = await use('Quote');
    const field = await screen.findByLabelText('Customer', {}, { timeout: 4_000 });
    expect(screen.getAllByRole('alert')[0]?.textContent).toContain('TC001');
    fireEvent.change(field, { target: { value: 'Acme' } });
    submit(form);
    await screen.findByText(/^Inserted/);
    expect(inserted[0]?.text).toContain('quote for Acme is');
  });
});

describe('the list of templates', () => {
  test('is narrowed to objections, and says whose they are', async () => {
    await open(writing(composing()));
    expect(await screen.findByText('3 templates')).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'Objections' }));
    expect(await screen.findByText('1 template')).toBeTruthy();
    const row = screen.getByRole('button', { name: /^Too dear/ });
    expect(row.textContent).toContain('Objection · Only you');
  });

  test('is walked through by arrows; Escape comes back to the row that was left', async () => {
    await open(writing(composing()));
    const search = screen.getByRole('searchbox');
    await screen.findByText('3 templates');
    await waitFor(() => expect(document.activeElement).toBe(search));
    fireEvent.keyDown(search, { key: 'ArrowDown' });
    fireEvent.keyDown(document.activeElement ?? search, { key: 'ArrowDown' });
    const row = document.activeElement;
    expect(row?.textContent).toContain('Formal');
    fireEvent.click(row ?? search);
    fireEvent.keyDown(await screen.findByRole('form', { name: 'Formal' }), { key: 'Escape' });
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Formal'));
    expect(screen.getByRole('searchbox')).toBeTruthy();
  });

  test('says what it did not find, and tells a failure with its code', async () => {
    let down = false;
    await open(writing(composing()), {
      crm: {
        findTemplates: async () => {
          if (down) throw new CrmError('TC001');
          return [];
        },
      },
    });
    expect(await screen.findByText(/^No templates yet/)).toBeTruthy();
    down = true;
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'price' } });
    expect((await screen.findByRole('alert', {}, { timeout: 4_000 })).textContent).toContain(
      'TC001',
    );
  });
});
