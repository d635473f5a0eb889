// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { SentMail } from '../../../shared/contracts/compose-messages.ts';
import type { MatchCandidate, MatchPeopleArgs } from '../../../shared/contracts/customers.ts';
import type { Person, SnapshotCompose } from '../../../shared/contracts/inbox-snapshot.ts';
import {
  type LogInteractionArgs,
  logInteractionArgs,
} from '../../../shared/contracts/interactions.ts';
import { page, person } from '../people/testing/thread.ts';
import { renderSidebar, uuidOf } from './testing/render-sidebar.tsx';

afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

const wang = person('wang@nordlicht.example', 'Wang Fang');
const weber = person('weber@bergbau.example', 'Jana Weber');
const compose: SnapshotCompose = {
  ...{ key: 'c1', kind: 'new', placement: 'window', draftId: null, threadId: null },
  ...{ localThreadId: null, to: [wang], cc: [], bcc: [], subject: 'Quote' },
};

const mailTo = (to: Person[], about: Partial<SentMail> = {}): SentMail => ({
  ...{ sendId: uuidOf(70), state: 'sent', at: '2026-11-20T01:58:00.000Z' },
  ...{ account: page.account, html: '<p>Here is the quote.</p>', complete: true },
  ...{ messageId: null, threadId: null, compose: { ...compose, to } },
  ...about,
});
const bound = (mail: SentMail): SentMail => ({
  ...mail,
  ...{ state: 'bound', messageId: '18c0aa0000000001', threadId: '18c0aa0000000001' },
});

const candidate = (n: number, about: Partial<MatchCandidate> = {}): MatchCandidate => ({
  ...{ relation: 'mine', reason: 'address', customer_id: uuidOf(n), customer_name: `No ${n}` },
  ...{ contact_id: uuidOf(n + 100), contact_name: 'Somebody', owner_name: 'Zhao Min' },
  ...about,
});

/** The sidebar beside a mail that is written, and what it sent to the database. `answers`: per person of the mail. */
function beside(answers: MatchCandidate[][], excluded = false, kept = new Map<string, string>()) {
  const logged: LogInteractionArgs[] = [];
  const asked: MatchPeopleArgs[] = [];
  const sidebar = renderSidebar({
    snapshot: { ...page, composes: [{ ...compose, to: [wang] }] },
    drafts: kept,
    crm: {
      matchPeople: async (args) => {
        asked.push(args);
        return {
          people: args.people.map(({ ref }, index) => ({
            ...{ ref, candidates: answers[index] ?? [], excluded },
          })),
          ...{ card: null, logged: [], follows: null },
        };
      },
      logInteraction: async (args) => {
        logged.push(logInteractionArgs.parse(args));
        const undo_until = '2026-11-20T02:10:00Z';
        return { mail_id: uuidOf(80), follow_ups: [], reminder_id: null, undo_until };
      },
    },
  });
  return { ...sidebar, logged, asked, kept };
}

/** Whose customers the recipients are is asked while one writes; a question about a mail that was sent names that mail. */
const isAboutSent = ({ thread, mail_keys }: MatchPeopleArgs) =>
  thread !== null || mail_keys.length > 0;

const box = () => screen.findByRole<HTMLInputElement>('checkbox', { name: 'Log on send' });
const tick = async () => fireEvent.click(await box());

test('a mail that is sent while the box is ticked is logged once, under the id that it got', async () => {
  const { sent, logged } = beside([[candidate(1)]]);
  await tick();
  const mail = mailTo([wang]);
  sent(mail);
  expect(await screen.findByText('Sent. It is logged in a moment…')).toBeTruthy();
  expect(logged).toEqual([]);
  sent(bound(mail));
  sent(bound(mail));
  await screen.findByText('Logged to 1 customer.');
  expect(logged).toHaveLength(1);
  expect(logged[0]).toMatchObject({
    ...{ source: 'automatic', customer_ids: [uuidOf(1)], contact_ids: [uuidOf(101)] },
    mail: {
      ...{ direction: 'out', text: 'Here is the quote.', sent_at: mail.at },
      source: { message_id: '18c0aa0000000001', url: null },
    },
  });
});

test('two tabs that see the same sent mail send the same operation', async () => {
  const operations: (string | undefined)[] = [];
  for (const sendId of [uuidOf(71), uuidOf(72)]) {
    const { sent, logged, unmount } = beside([[candidate(1)]]);
    await tick();
    const mail = mailTo([wang], { sendId });
    sent(mail);
    sent(bound(mail));
    await screen.findByText('Logged to 1 customer.');
    operations.push(logged[0]?.op_id);
    unmount();
  }
  expect(operations[0]).toBe(operations[1]);
});

test('what is taken back is not logged, and nothing of it is asked', async () => {
  const { sent, logged, asked } = beside([[candidate(1)]]);
  await tick();
  sent(mailTo([wang]));
  sent(mailTo([wang], { state: 'cancelled' }));
  await screen.findByText('Taken back, so not logged.');
  expect(logged).toEqual([]);
  expect(asked.filter(isAboutSent)).toEqual([]);
});

test('a mail without an id is logged when it can no longer be taken back', async () => {
  const { sent, logged } = beside([[candidate(1)]]);
  await tick();
  vi.useFakeTimers();
  sent(mailTo([wang]));
  await act(() => vi.advanceTimersByTimeAsync(44_000));
  expect(logged).toEqual([]);
  await act(() => vi.advanceTimersByTimeAsync(2_000));
  vi.useRealTimers();
  await screen.findByText('Logged to 1 customer.');
  expect(logged[0]).toMatchObject({ op_id: uuidOf(70), mail: { keys: [] } });
  expect(logged[0]?.mail?.soft_key).toMatch(/^[\w-]{22}$/);
});

test('without the box nothing is logged, and nothing of the sent mail is asked', async () => {
  const { sent, logged, asked } = beside([[candidate(1)]]);
  expect((await box()).checked).toBe(false);
  sent(mailTo([wang]));
  sent(bound(mailTo([wang])));
  await act(async () => undefined);
  expect([...logged, ...asked.filter(isAboutSent)]).toEqual([]);
  expect(screen.queryByText('Sent. It is logged in a moment…')).toBeNull();
});

test('each recipient’s customer gets the mail; who is unknown, a colleague’s or several stays out', async () => {
  const colleague = candidate(3, { relation: 'colleague', customer_id: null, contact_id: null });
  const { sent, logged } = beside([
    [candidate(1)],
    [candidate(2, { relation: 'collaborator' })],
    [colleague],
    [candidate(4), candidate(5)],
    [],
  ]);
  await tick();
  const others = ['a', 'b', 'c'].map((name) => person(`${name}@other.example`, name));
  const mail = mailTo([wang, weber, ...others]);
  sent(mail);
  sent(bound(mail));
  await screen.findByText('Logged to 2 customers.');
  expect(logged[0]?.customer_ids).toEqual([uuidOf(1), uuidOf(2)]);
});

test('a mail to nobody known, or to somebody who is never logged, is not logged and says so', async () => {
  const unknown = beside([[]]);
  await tick();
  unknown.sent(mailTo([wang]));
  unknown.sent(bound(mailTo([wang])));
  await screen.findByText(/no customer of yours/);
  unknown.unmount();
  const never = beside([[candidate(1)]], true);
  await tick();
  never.sent(mailTo([wang]));
  never.sent(bound(mailTo([wang])));
  await screen.findByText(/never-log list/);
  expect([...unknown.logged, ...never.logged]).toEqual([]);
});

test('the choice is remembered for the mailbox', async () => {
  const kept = new Map<string, string>();
  const first = beside([], false, kept);
  await tick();
  await waitFor(() => expect(kept.size).toBe(1));
  expect([...kept.keys()][0]).toContain(page.account);
  first.unmount();
  beside([], false, kept);
  await waitFor(async () => expect((await box()).checked).toBe(true));
});

test('a mail that a closed page left behind is logged by the next one on the same mailbox, once', async () => {
  const kept = new Map<string, string>();
  const first = beside([[candidate(1)]], false, kept);
  await tick();
  const mail = mailTo([wang], { at: '2026-11-20T01:00:00.000Z' });
  first.sent(mail);
  await screen.findByText('Sent. It is logged in a moment…');
  await waitFor(() =>
    expect([...kept.keys()].some((key) => key.startsWith('sent-mails/'))).toBe(true),
  );
  first.unmount();
  expect(first.logged).toEqual([]);
  const next = beside([[candidate(1)]], false, kept);
  await screen.findByText('Logged to 1 customer.');
  expect(next.logged).toMatchObject([{ op_id: mail.sendId, customer_ids: [uuidOf(1)] }]);
  await waitFor(() =>
    expect([...kept.keys()].some((key) => key.startsWith('sent-mails/'))).toBe(false),
  );
  next.unmount();
  const last = beside([[candidate(1)]], false, kept);
  await box();
  expect(last.logged).toEqual([]);
});

test('what is taken back is left to nobody', async () => {
  const kept = new Map<string, string>();
  const { sent } = beside([[candidate(1)]], false, kept);
  await tick();
  sent(mailTo([wang]));
  await waitFor(() =>
    expect([...kept.keys()].some((key) => key.startsWith('sent-mails/'))).toBe(true),
  );
  sent(mailTo([wang], { state: 'cancelled' }));
  await waitFor(() =>
    expect([...kept.keys()].some((key) => key.startsWith('sent-mails/'))).toBe(false),
  );
});
