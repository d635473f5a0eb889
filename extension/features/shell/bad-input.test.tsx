// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { CrmApi } from '../../../shared/api/crm-api.ts';
import {
  type LogInteractionArgs,
  logInteractionArgs,
} from '../../../shared/contracts/interactions.ts';
import type { Reminder } from '../../../shared/contracts/reminders.ts';
import { mail, page, person, threadOf } from '../people/testing/thread.ts';
import { answer, candidateOf, customer } from './testing/customers.ts';
import { renderSidebar, uuidOf, zhaoMin } from './testing/render-sidebar.tsx';

afterEach(cleanup);

const me = person(zhaoMin.email, zhaoMin.name);
const wang = person('wang.fang@acme-packaging.example', 'Wang Fang');
const yesterday = 'Thu, Nov 19, 2026, 9:10 AM';

/** A name that is a program and turns the direction of what follows it. */
const script = '<script>globalThis.ran=1</script>\u202Egpj.exe';
const shown = '<script>globalThis.ran=1</script> gpj.exe';
const turned = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/;

/** Neither in texts nor in names for screen readers. */
function expectPlain() {
  expect(Reflect.get(globalThis, 'ran')).toBeUndefined();
  expect(document.body.querySelector('script, img')).toBeNull();
  expect(document.body.textContent).not.toMatch(turned);
  for (const one of document.body.querySelectorAll('[aria-label], [title]'))
    for (const name of ['aria-label', 'title'])
      expect(one.getAttribute(name) ?? '').not.toMatch(turned);
}

const found: Awaited<ReturnType<CrmApi['searchCustomers']>>[number] = {
  ...{ customer_id: uuidOf(10), name: script, code: 'CUS20260105001', owner_name: script },
  ...{ relation: 'mine', status: 'intent', tier: null, last_follow_up_at: null },
  ...{ region_code: 'CN', industry_code: 'C', customer_type: 'direct' },
};
const renamed = customer(10, script, {
  short_name: script,
  owner: { member_id: uuidOf(5), name: script },
  next_reminder: {
    ...{ reminder_id: uuidOf(60), plan: script, due_at: '2026-11-23T01:00:00Z', priority: 'high' },
  },
});

test('a customer that was renamed to a script is text on its card and in its chips', async () => {
  renderSidebar({
    snapshot: threadOf(mail(person('x@markup.example', script), me)),
    crm: {
      customerCard: async () => renamed,
      customerTimeline: async () => [],
      matchPeople: answer([candidateOf(renamed)]),
    },
  });
  await screen.findByRole('heading', { name: shown });
  await screen.findByRole('button', { name: /^Log this mail/ });
  expectPlain();
});

test('so it is in the list of found customers, among several candidates, and as a colleague’s or in the pool', async () => {
  renderSidebar({
    snapshot: threadOf(mail(person('x@markup.example', script), me)),
    crm: {
      matchPeople: answer([
        candidateOf(renamed),
        candidateOf({ ...renamed, customer_id: uuidOf(11) }),
      ]),
      searchCustomers: async () => [found],
    },
  });
  await waitFor(() => expect(screen.getAllByText(shown).length).toBeGreaterThan(1));
  expectPlain();
  fireEvent.keyDown(document.body, { key: '/' });
  fireEvent.change(await screen.findByRole('searchbox'), { target: { value: 'x' } });
  await screen.findByText(/CUS20260105001/);
  expectPlain();
  cleanup();
  for (const relation of ['colleague', 'pool'] as const) {
    const held = { relation, customer_id: null, owner_name: script };
    renderSidebar({
      snapshot: threadOf(mail(person('x@markup.example', script), me)),
      crm: { matchPeople: answer([candidateOf(renamed, held)]) },
    });
    await waitFor(() => expect(document.body.textContent).toContain('gpj.exe'));
    expectPlain();
    cleanup();
  }
});

test('so it is in Today', async () => {
  const reminder: Reminder = {
    ...{ reminder_id: uuidOf(60), kind: 'follow_up', due_version: 1, plan: script },
    ...{ customer_id: renamed.customer_id, customer_name: script, priority: 'high' },
    ...{ due_at: '2026-11-19T01:00:00Z', open_url: null },
  };
  renderSidebar({
    snapshot: page,
    crm: {
      today: async () => ({
        ...{ as_of: '2026-11-20T02:00:00Z', overdue: [reminder], today: [], coming: [] },
      }),
    },
  });
  expect(await screen.findAllByText(shown)).not.toHaveLength(0);
  expectPlain();
});

async function logOf(snapshot: ReturnType<typeof threadOf>): Promise<LogInteractionArgs> {
  const acme = customer(10, 'Acme Packaging Co.');
  const logged: LogInteractionArgs[] = [];
  renderSidebar({
    snapshot,
    crm: {
      customerCard: async () => acme,
      customerTimeline: async () => [],
      matchPeople: answer([candidateOf(acme)]),
      logInteraction: async (args) => {
        // What the contract does not take never leaves the page.
        logged.push(logInteractionArgs.parse(args));
        const undo_until = '2026-11-20T02:10:00Z';
        return { mail_id: uuidOf(80), follow_ups: [], reminder_id: null, undo_until };
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: /^Log this mail/ }));
  const chips = await screen.findAllByRole('radio', { name: /9:00/ }, { timeout: 10_000 });
  if (chips[0] === undefined) throw new Error('a next step is offered');
  fireEvent.click(chips[0]);
  fireEvent.click(screen.getByRole('button', { name: /^Save/ }));
  await waitFor(() => expect(logged).toHaveLength(1), { timeout: 10_000 });
  const [first] = logged;
  if (first === undefined) throw new Error('it was logged');
  return first;
}

test('a mail of 5 MB is logged with as much of its text as the contract takes', async () => {
  const html = `<p>Please send the quote.</p>${'<p>A line of words.</p>'.repeat(220_000)}`;
  const args = await logOf(threadOf({ ...mail(wang, me), dateRaw: yesterday, html }));
  expect(args.mail?.text).toContain('Please send the quote.');
}, 30_000);

test('a mail to 500 people is logged; fifty of them are looked up', async () => {
  const crowd = Array.from({ length: 500 }, (_, n) => person(`p${n}@crowd.example`, `P ${n}`));
  const args = await logOf(threadOf({ ...mail(wang, me, ...crowd), dateRaw: yesterday }));
  expect(args.mail?.participants.length).toBeGreaterThan(50);
}, 30_000);
