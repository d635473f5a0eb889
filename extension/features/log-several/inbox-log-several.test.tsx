// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { CrmApi } from '../../../shared/api/crm-api.ts';
import type { MatchPeopleArgs } from '../../../shared/contracts/customers.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { LogInteractionArgs } from '../../../shared/contracts/interactions.ts';
import { readMessage } from '../../../shared/domain/read-message.ts';
import { mail, person, threadOf } from '../people/testing/thread.ts';
import { answer, candidateOf, customer } from '../shell/testing/customers.ts';
import { NOW, renderSidebar, uuidOf, zhaoMin } from '../shell/testing/render-sidebar.tsx';
import { renderFeature } from '../workspace/testing/render-feature.tsx';
import { LogSeveral } from './inbox-log-several.tsx';

afterEach(cleanup);

const me = person(zhaoMin.email, zhaoMin.name);
const wang = person('wang.fang@acme-packaging.example', 'Wang Fang');
const acme = customer(10, 'Acme Packaging Co.');
const at = (minute: number, from = wang) => ({
  ...mail(from, from === wang ? me : wang),
  dateRaw: `Fri, Nov 20, 2026, 9:${10 + minute} AM`,
});
const thread = threadOf(at(0), at(1, me), at(2));

type Answers = Awaited<ReturnType<CrmApi['logInteractions']>>['answers'];
const ok = ({ op_id }: LogInteractionArgs): Answers[number] => ({
  ...{ op_id, ok: true },
  value: {
    mail_id: uuidOf(60),
    follow_ups: [],
    reminder_id: null,
    undo_until: '2026-11-20T03:00:00Z',
  },
});

function beside(crm: Partial<CrmApi>) {
  return renderSidebar({
    snapshot: thread,
    crm: {
      customerCard: async () => acme,
      customerTimeline: async () => [],
      matchPeople: answer([candidateOf(acme)]),
      ...crm,
    },
  });
}

const readAll = () =>
  thread.messages.map((message) =>
    readMessage(message, {
      ...{ surface: 'gmail', pageLanguage: 'en', timeZone: 'UTC', now: NOW, subject: 'Quote' },
    }),
  );

async function open() {
  fireEvent.click(await screen.findByRole('button', { name: 'Log 3 mails' }));
  return screen.findByRole('form', { name: /Log several mails/ });
}

function nextStep() {
  const [first] = screen.getAllByRole('radio', { name: /9:00/ });
  if (first === undefined) throw new Error('a next step is offered');
  fireEvent.click(first);
}

const submit = (count: number) =>
  fireEvent.click(
    screen.getByRole('button', { name: count === 1 ? 'Log 1 mail' : `Log ${count} mails` }),
  );

test('each ticked mail is logged by itself, with one outcome and one next step on the newest', async () => {
  const batches: LogInteractionArgs[][] = [];
  beside({
    logInteractions: async ({ items }) => {
      batches.push(items);
      return { answers: items.map(ok) };
    },
  });
  await open();
  fireEvent.click(screen.getByRole('checkbox', { name: /^Zhao Min/ }));
  fireEvent.click(screen.getByRole('radio', { name: 'Wants a quote' }));
  fireEvent.change(screen.getByLabelText('Note'), { target: { value: 'Two lines' } });
  nextStep();
  submit(2);
  await screen.findByText('2 mails logged');
  expect(batches).toHaveLength(1);
  const [items = []] = batches;
  expect(items.map(({ mail: one }) => one?.source.message_id)).toEqual(['18c00', '18c02']);
  expect(new Set(items.map(({ op_id }) => op_id)).size).toBe(2);
  expect(items[0]).toMatchObject({ outcome: null, note: null, next: null });
  expect(items[0]?.no_next_reason).toContain('newest');
  expect(items[1]).toMatchObject({ outcome: 'wants_quote', note: 'Two lines' });
  expect(items[1]?.next?.plan).toBe('Follow up with Acme Packaging Co.');
});

test('what the customer has already is marked and not logged again', async () => {
  const first = { ...thread, messages: thread.messages.slice(0, 3) };
  let logged: string[] = [];
  renderSidebar({
    snapshot: first,
    crm: {
      customerCard: async () => acme,
      customerTimeline: async () => [],
      matchPeople: async (args: MatchPeopleArgs) => {
        logged = args.mail_keys.slice(0, 1);
        const found = await answer([candidateOf(acme)])(args);
        return {
          ...found,
          logged: logged.map((key) => ({
            ...{ key, follow_up_id: uuidOf(70), customer_id: acme.customer_id, op_id: null },
            ...{ by: { member_id: uuidOf(9), name: 'Wang Hao' }, at: '2026-11-20T01:00:00Z' },
          })),
        };
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Log 2 mails' }));
  const boxes = await screen.findAllByRole('checkbox');
  expect(boxes.map((box) => box.hasAttribute('disabled'))).toEqual([true, false, false]);
  expect(screen.getByRole('checkbox', { name: /logged/ })).toBe(boxes[0]);
});

test('a batch whose answer was lost is sent again as the same operations', async () => {
  const batches: LogInteractionArgs[][] = [];
  beside({
    logInteractions: async ({ items }) => {
      batches.push(items);
      if (batches.length === 1) throw new CrmError('TC001');
      return { answers: items.map(ok) };
    },
  });
  await open();
  nextStep();
  submit(3);
  await screen.findByRole('alert');
  submit(3);
  await screen.findByText('3 mails logged');
  expect(batches[1]).toEqual(batches[0]);
});

test('what is refused stays with its reason; the others are logged', async () => {
  const batches: LogInteractionArgs[][] = [];
  beside({
    logInteractions: async ({ items }) => {
      batches.push(items);
      return {
        answers: items.map((item, index) =>
          batches.length === 1 && index === 0
            ? { op_id: item.op_id, ok: false, code: 'TB002', field: 'mail' }
            : ok(item),
        ),
      };
    },
  });
  await open();
  nextStep();
  submit(3);
  await screen.findByText('1 mail was not logged:');
  expect(screen.getByRole('alert').textContent).toContain('TB002');
  submit(1);
  await screen.findByText('3 mails logged');
  expect(batches[1]).toHaveLength(1);
  expect(batches[1]?.[0]?.op_id).not.toBe(batches[0]?.[0]?.op_id);
});

test('all of them are taken back with one click, and a broken line is gone on with', async () => {
  const undone: string[] = [];
  const sent: LogInteractionArgs[] = [];
  let fails = true;
  beside({
    logInteractions: async ({ items }) => {
      sent.push(...items);
      return { answers: items.map(ok) };
    },
    undoInteraction: vi.fn(async ({ target_op_id }) => {
      if (undone.length === 1 && fails) {
        fails = false;
        throw new CrmError('TC001');
      }
      undone.push(target_op_id);
      return { removed: 1, kept: 0 };
    }),
  });
  await open();
  nextStep();
  submit(3);
  fireEvent.click(await screen.findByRole('button', { name: 'Undo all' }));
  await screen.findByRole('alert');
  fireEvent.click(await screen.findByRole('button', { name: 'Undo all' }));
  await waitFor(() => expect(screen.queryByText('3 mails logged')).toBeNull());
  expect(new Set(undone)).toEqual(new Set(sent.map(({ op_id }) => op_id)));
});

test('what was typed comes back after the form was closed', async () => {
  const drafts = new Map<string, string>();
  const form = (
    <LogSeveral
      snapshot={thread}
      messages={readAll()}
      card={acme}
      membership={zhaoMin}
      logged={new Set()}
      onDone={() => undefined}
      onCancel={() => undefined}
    />
  );
  const first = renderFeature(form, { drafts });
  fireEvent.change(await screen.findByLabelText('Note'), { target: { value: '两条线' } });
  fireEvent.click(screen.getByRole('checkbox', { name: /^Zhao Min/ }));
  first.unmount();
  renderFeature(form, { drafts });
  expect(await screen.findByLabelText('Note')).toHaveProperty('value', '两条线');
  expect(screen.getByRole('checkbox', { name: /^Zhao Min/ })).toHaveProperty('checked', false);
});

test('nothing is sent without a mail or without a next step', async () => {
  const logInteractions = vi.fn<CrmApi['logInteractions']>();
  beside({ logInteractions });
  await open();
  submit(3);
  await waitFor(() =>
    expect(document.querySelector('fieldset[aria-invalid="true"]')).not.toBeNull(),
  );
  expect(logInteractions).not.toHaveBeenCalled();
  for (const box of screen.getAllByRole('checkbox')) fireEvent.click(box);
  fireEvent.click(screen.getByRole('button', { name: 'Log 0 mails' }));
  await screen.findByText('Choose at least one mail.');
  expect(logInteractions).not.toHaveBeenCalled();
});

test('one mail alone is logged as ever', async () => {
  renderSidebar({
    snapshot: threadOf(at(0)),
    crm: {
      customerCard: async () => acme,
      customerTimeline: async () => [],
      matchPeople: answer([candidateOf(acme)]),
    },
  });
  await screen.findByRole('button', { name: /^Log this mail/ });
  expect(screen.queryByRole('button', { name: /^Log \d+ mails$/ })).toBeNull();
});
