// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { MatchPeopleArgs } from '../../../shared/contracts/customers.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import { mail, page, person, thread } from '../people/testing/thread.ts';
import { answer, candidateOf, customer } from './testing/customers.ts';
import { renderSidebar, uuidOf, zhaoMin } from './testing/render-sidebar.tsx';

afterEach(cleanup);

const me = person(zhaoMin.email, zhaoMin.name);
const wang = person('wang.fang@acme-packaging.example', 'Wang Fang');
const juergen = person('juergen.mueller@nordlicht.example', 'Jürgen Müller');
const acme = customer(10, 'Acme Packaging Co.');
const nordlicht = customer(11, 'Nordlicht Maschinenbau GmbH');
const cards = async ({ customer_id }: { customer_id: string }) =>
  customer_id === acme.customer_id ? acme : nordlicht;

const loggedByMe = {
  follow_up_id: uuidOf(70),
  customer_id: acme.customer_id,
  by: { member_id: zhaoMin.member_id, name: zhaoMin.name },
  at: '2026-11-20T01:58:00Z',
  op_id: uuidOf(77),
};

const fromWang = thread('18c0', mail(wang, me));
const fromJuergen = thread('18d0', mail(juergen, me));
const heading = (name: string) => screen.findByRole('heading', { name });

test('an answer that comes late never shows an earlier customer beside the present mail', async () => {
  const held: (() => void)[] = [];
  const view = renderSidebar({
    snapshot: fromWang,
    crm: {
      customerCard: cards,
      matchPeople: async (args) => {
        if (held.length > 0) return answer([candidateOf(nordlicht)])(args);
        await new Promise<void>((resolve) => held.push(resolve));
        return answer([candidateOf(acme)])(args);
      },
    },
  });
  await screen.findByRole('button', { name: /^Wang Fang/ });
  await waitFor(() => expect(held).toHaveLength(1));
  act(() => view.open(fromJuergen));
  await heading(nordlicht.name);
  await act(async () => held[0]?.());
  expect(screen.queryByRole('heading', { name: acme.name })).toBeNull();
  expect(screen.getByRole('heading', { name: nordlicht.name })).toBeTruthy();
});

test('a form that is open stays open and about its customer, whatever else the thread shows', async () => {
  const view = renderSidebar({
    snapshot: fromWang,
    crm: {
      customerCard: cards,
      matchPeople: async (args) => ({
        people: args.people.map(({ ref }) => ({
          ref,
          candidates: [candidateOf(args.people.length > 1 && ref === 'p2' ? nordlicht : acme)],
          excluded: false,
        })),
        card: null,
        follows: null,
        logged: [],
      }),
    },
  });
  await heading(acme.name);
  const log = screen.getByRole('button', { name: 'Log this mail' });
  log.focus();
  fireEvent.click(log);
  const form = await screen.findByRole('form', {}, { timeout: 4000 });
  // The page draws itself anew, and then shows a later message, from somebody else's customer.
  act(() => view.open({ ...fromWang, messages: [] }));
  act(() => view.open(thread('18c0', mail(wang, me), mail(juergen, me, wang))));
  await screen.findByRole('button', { name: /^Jürgen Müller, Your customer/ });
  expect(form.isConnected).toBe(true);
  expect(screen.getByRole('heading', { name: acme.name })).toBeTruthy();
});

test('no address, domain or id of the page leaves it in clear for a match', async () => {
  const asked: MatchPeopleArgs[] = [];
  renderSidebar({
    snapshot: fromWang,
    crm: {
      customerCard: cards,
      matchPeople: (args) => {
        asked.push(args);
        return answer([candidateOf(acme)])(args);
      },
    },
  });
  await heading(acme.name);
  const sent = JSON.stringify(asked);
  for (const clear of ['wang', 'acme', '18c0', 'harbour', '@']) expect(sent).not.toContain(clear);
  expect(asked[0]).toMatchObject({ key_version: 7, people: [{ domains: [expect.any(String)] }] });
});

test("a colleague's customer: whose it is, and no way to log", async () => {
  const hidden = candidateOf(acme, {
    relation: 'colleague',
    customer_id: null,
    customer_name: null,
    owner_name: 'Liu Yang',
  });
  renderSidebar({ snapshot: fromWang, crm: { matchPeople: answer([hidden]) } });
  expect(await screen.findByText('Belongs to Liu Yang.')).toBeTruthy();
  expect(screen.getByText('Ask before you write.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Log/ })).toBeNull();
});

test('several customers are asked, and the one chosen is shown until one goes back', async () => {
  renderSidebar({
    snapshot: fromWang,
    crm: { matchPeople: answer([candidateOf(acme), candidateOf(nordlicht)]), customerCard: cards },
  });
  await screen.findByText('Which customer is this about?');
  fireEvent.click(screen.getByRole('button', { name: /Nordlicht/ }));
  await heading(nordlicht.name);
  expect(screen.getByText('Chosen by hand')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Back to the people of this mail' }));
  expect(await screen.findByText('Which customer is this about?')).toBeTruthy();
});

test('a page that cannot be read says what it is that cannot be read, and lets one find by hand', async () => {
  renderSidebar({
    snapshot: {
      ...page,
      view: 'thread',
      health: {
        account: 'ok',
        thread: 'ok',
        messages: 'ok',
        sender: 'broken',
        rows: 'idle',
        compose: 'idle',
        event: 'idle',
      },
    },
    crm: { searchCustomers: async () => [], customerCard: cards },
  });
  expect(await screen.findByText('Threadbook cannot read the sender of this mail.')).toBeTruthy();
  expect(screen.getByRole('searchbox', { name: 'Find a customer' })).toBeTruthy();
});

test('a wrong password keeps what was typed and names its code; the right one opens the sidebar', async () => {
  renderSidebar({
    snapshot: fromWang,
    signedIn: null,
    password: 'right',
    crm: { matchPeople: answer([candidateOf(acme)]), customerCard: cards },
  });
  const email = await screen.findByLabelText<HTMLInputElement>('Mail address');
  const password = screen.getByLabelText<HTMLInputElement>('Password');
  fireEvent.change(email, { target: { value: zhaoMin.email } });
  fireEvent.change(password, { target: { value: 'wrong' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect((await screen.findByRole('alert')).textContent).toContain('TC002');
  expect([email.value, password.value]).toEqual([zhaoMin.email, 'wrong']);
  fireEvent.change(password, { target: { value: 'right' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await heading(acme.name)).toBeTruthy();
});

test('a session that ends in the middle of work leads to the sign-in form', async () => {
  let ended = false;
  renderSidebar({
    snapshot: fromWang,
    crm: {
      whoAmI: async () => {
        if (ended) throw new CrmError('TC003');
        return zhaoMin;
      },
      matchPeople: async () => {
        ended = true;
        throw new CrmError('TC003');
      },
    },
  });
  expect(await screen.findByRole('heading', { name: 'Sign in to Threadbook' })).toBeTruthy();
  expect((await screen.findByRole('alert')).textContent).toContain('TC003');
});

test('a backend that is down is said with its code, and asked again on a click', async () => {
  let down = true;
  renderSidebar({
    snapshot: fromWang,
    crm: {
      customerCard: cards,
      matchPeople: async (args) => {
        if (down) throw new CrmError('TC001');
        return answer([candidateOf(acme)])(args);
      },
    },
  });
  const alert = await screen.findByRole('alert', {}, { timeout: 4000 });
  expect(alert.textContent).toContain('TC001');
  expect(screen.getByText('No connection')).toBeTruthy();
  down = false;
  fireEvent.click(screen.getAllByRole('button', { name: 'Try again' })[0] ?? alert);
  await heading(acme.name);
  expect(await screen.findByText('All saved')).toBeTruthy();
});

test('undo names the operation that it undoes, and is the same operation however often it is sent', async () => {
  const sent: { op_id: string; target_op_id: string }[] = [];
  const view = renderSidebar({
    snapshot: fromWang,
    crm: {
      customerCard: cards,
      matchPeople: (args) =>
        answer([candidateOf(acme)], sent.length < 2 ? loggedByMe : undefined)(args),
      undoInteraction: async (args) => {
        sent.push(args);
        if (sent.length === 1) throw new CrmError('TC001');
        return { removed: 1, kept: 0 };
      },
    },
  });
  expect(await screen.findByText('Logged by you, 2 min ago')).toBeTruthy();
  expect(view.marks.at(-1)).toContainEqual({
    messageId: '18c00',
    threadId: '18c0',
    label: 'Logged · Zhao Min',
  });
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByRole('alert');
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('button', { name: 'Log this mail' })).toBeTruthy();
  expect(sent.map(({ target_op_id }) => target_op_id)).toEqual([
    loggedByMe.op_id,
    loggedByMe.op_id,
  ]);
  expect(new Set(sent.map(({ op_id }) => op_id)).size).toBe(1);
  expect(view.marks.at(-1)).toEqual([]);
  expect(view.announced).toEqual(expect.arrayContaining(['match', 'customer', 'today', 'summary']));
});

test('the footer says that something is being saved until the database has answered', async () => {
  const held: (() => void)[] = [];
  renderSidebar({
    snapshot: fromWang,
    crm: {
      customerCard: cards,
      matchPeople: answer([candidateOf(acme)], loggedByMe),
      undoInteraction: async () => {
        await new Promise<void>((resolve) => held.push(resolve));
        return { removed: 1, kept: 0 };
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Saving…')).toBeTruthy();
  await act(async () => held[0]?.());
  expect(await screen.findByText('All saved')).toBeTruthy();
});

test('a write that finds the session ended leads to the sign-in form, too', async () => {
  let ended = false;
  renderSidebar({
    snapshot: fromWang,
    crm: {
      customerCard: cards,
      whoAmI: async () => {
        if (ended) throw new CrmError('TC003');
        return zhaoMin;
      },
      matchPeople: answer([candidateOf(acme)], loggedByMe),
      undoInteraction: async () => {
        ended = true;
        throw new CrmError('TC003');
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('heading', { name: 'Sign in to Threadbook' })).toBeTruthy();
});

test('what a colleague logged is told with the name, without an undo', async () => {
  renderSidebar({
    snapshot: fromWang,
    crm: {
      customerCard: cards,
      matchPeople: answer([candidateOf(acme)], {
        follow_up_id: uuidOf(70),
        customer_id: acme.customer_id,
        by: { member_id: uuidOf(9), name: 'Wang Hao' },
        at: '2026-11-20T01:58:00Z',
        op_id: null,
      }),
    },
  });
  expect(await screen.findByText('Logged by Wang Hao, 2 min ago')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('the language changes on the spot, is kept for the profile and told to the account', async () => {
  const told: string[] = [];
  const view = renderSidebar({
    snapshot: page,
    signedIn: null,
    crm: {
      setLanguage: async ({ language }) => {
        told.push(language);
        return { language };
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: '简体中文' }));
  expect(await screen.findByRole('heading', { name: '登录 Threadbook' })).toBeTruthy();
  expect(view.chosen).toEqual(['zh-CN']);
  // Nobody is signed in: there is no account to tell.
  expect(told).toEqual([]);
});
