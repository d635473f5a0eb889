// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { Mailboxes } from '../../ports.ts';
import { cleanUpAfterEach, renderFeature, uuidOf } from '../workspace/testing/render-feature.tsx';
import { ConnectedMailboxes } from './connected-mailboxes.tsx';
import type { Connection } from './use-connections.ts';

cleanUpAfterEach();

const connection: Connection = {
  ...{
    connection_id: uuidOf(1),
    provider: 'google',
    address: 'zhao.min@harbour-tools.example',
    kind: 'mail',
  },
  ...{ rule: 'known_contacts', import_days: 90, state: 'connected', problem: null },
  ...{ last_synced_at: '2026-11-20T01:30:00Z', importing: false, progress: null },
};

interface Given {
  readonly language?: 'en' | 'zh-CN';
  readonly mailboxes?: Partial<Mailboxes>;
  readonly refused?: CrmError;
}

/** The section over a database that keeps what it is told. */
function show(given: readonly Partial<Connection>[], options: Given = {}) {
  let kept = given.map((one, index) => ({
    ...connection,
    ...{ connection_id: uuidOf(index + 1), ...one },
  }));
  const asked: object[] = [];
  const change = (id: string, made: Partial<Connection>) => {
    kept = kept.map((one) => (one.connection_id === id ? { ...one, ...made } : one));
  };
  const answer = async ({ op_id, ...args }: { op_id: string; connection_id: string }) => {
    expect(op_id).toMatch(/^[0-9a-f-]{36}$/);
    asked.push(args);
    if (options.refused !== undefined) throw options.refused;
  };
  const view = renderFeature(<ConnectedMailboxes timeZone="Asia/Shanghai" />, {
    language: options.language ?? 'en',
    mailboxes: {
      connect: async (...args) => void asked.push({ connect: args }),
      disconnect: async () => true,
      ...options.mailboxes,
    },
    crm: {
      myConnections: async () => ({ connections: kept }),
      changeConnection: async (args) => {
        await answer(args);
        change(args.connection_id, { rule: args.rule, import_days: args.import_days });
        return { connections: kept };
      },
      pauseConnection: async (args) => {
        await answer(args);
        change(args.connection_id, { state: args.paused ? 'paused' : 'connected' });
        return { connections: kept };
      },
    },
  });
  return {
    ...view,
    asked,
    change,
    add: (one: Connection) => (kept = [...kept, one]),
    remove: () => (kept = []),
  };
}

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

test('a member sees the address, when it was last looked at, and what is logged', async () => {
  show([{}]);
  expect(await screen.findByText('zhao.min@harbour-tools.example')).toBeTruthy();
  expect(screen.getByText(/^Connected\. Last looked at .*9:30\.$/)).toBeTruthy();
  expect(screen.getByLabelText('Logged by itself')).toHaveProperty('value', 'known_contacts');
  expect(screen.getByLabelText('Earlier mail')).toHaveProperty('value', '90');
});

test('without a connection it is said that the mailbox is not read', async () => {
  show([], { language: 'zh-CN' });
  expect(await screen.findByText(/不访问你的邮箱/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '连接 Google 邮箱' })).toBeTruthy();
});

test.each([
  [{ importing: true }, /Earlier mail is being read/],
  [{ last_synced_at: null }, /Not looked at yet/],
  [{ state: 'failing', problem: 'reconnect' }, /has to be connected again/],
  [{ state: 'failing', problem: 'sync_failed' }, /again and again/],
  [{ problem: 'too_fast' }, /asks for a pause/],
  [{ state: 'paused' }, /Nothing is read until/],
  [{ state: 'revoked' }, /What was logged stays/],
] satisfies [Partial<Connection>, RegExp][])(
  'the state %j is told in words',
  async (given, words) => {
    show([given]);
    expect(await screen.findByText(words)).toBeTruthy();
  },
);

test('what will be asked is said before the provider’s page opens', async () => {
  const { asked } = show([]);
  await press('Connect a Google mailbox');
  expect(await screen.findByText(/nothing is sent, changed or deleted/)).toBeTruthy();
  expect(asked).toEqual([]);
  await press('Go on to Google');
  await screen.findByText(/A tab of Google is open/);
  expect(asked).toEqual([{ connect: [{ provider: 'google', kind: 'mail', address: null }] }]);
});

test('of Microsoft it is said that a firm must allow it once, and who gets the link', async () => {
  const { asked } = show([]);
  await press('Connect a Microsoft mailbox');
  expect(await screen.findByText(/a link for your administrator/)).toBeTruthy();
  await press('Go on to Microsoft');
  await screen.findByText(/A tab of Microsoft is open/);
  expect(asked).toEqual([{ connect: [{ provider: 'microsoft', kind: 'mail', address: null }] }]);
});

test('the mailbox appears by itself once its member has agreed, and asks what to log', async () => {
  const { add, remove } = show([]);
  await press('Connect a Google mailbox');
  await press('Go on to Google');
  await screen.findByText(/A tab of Google is open/);
  add({ ...connection, rule: 'off', last_synced_at: null });
  fireEvent(window, new Event('visibilitychange'));
  await screen.findByText(/is connected\. Choose below what is logged/, {}, { timeout: 6_000 });
  expect(screen.getByRole('button', { name: 'Connect a Google mailbox' })).toBeTruthy();
  // Disconnected at once: nothing is waited for again.
  await press('Disconnect');
  remove();
  fireEvent.click(
    within(await screen.findByRole('region', { name: /^Disconnect/ })).getByRole('button', {
      name: 'Disconnect',
    }),
  );
  await screen.findByText('Disconnected. What was logged stays.');
  await screen.findByText(/has no access to your mailbox/);
  expect(screen.queryByText(/A tab of Google is open/)).toBeNull();
  expect(screen.queryByText(/is connected/)).toBeNull();
}, 15_000);

test('a calendar is asked for by itself, and chooses what it plans', async () => {
  const { asked } = show([{ kind: 'calendar', rule: 'off' }]);
  expect(await screen.findByText('Calendar of zhao.min@harbour-tools.example')).toBeTruthy();
  const rule = screen.getByLabelText('Planned by itself');
  expect(within(rule).getAllByRole('option')).toHaveLength(2);
  expect(screen.queryByLabelText('Earlier mail')).toBeNull();
  fireEvent.change(rule, { target: { value: 'known_contacts' } });
  await screen.findByText('Saved.');
  await press('Connect a Google calendar');
  expect(await screen.findByText(/nothing is written into your calendar/)).toBeTruthy();
  await press('Go on to Google');
  await screen.findByText(/the calendar appears here by itself/);
  expect(asked).toEqual([
    { connection_id: uuidOf(1), rule: 'known_contacts', import_days: 0 },
    { connect: [{ provider: 'google', kind: 'calendar', address: null }] },
  ]);
});

test('where no app of the provider is set up, it is told with its code', async () => {
  show([], { mailboxes: { connect: () => Promise.reject(new CrmError('TC040')) } });
  await press('Connect a Google mailbox');
  await press('Go on to Google');
  expect((await screen.findByRole('alert')).textContent).toContain('TC040');
  expect(screen.queryByText(/A tab of Google is open/)).toBeNull();
});

test('a mailbox whose consent is gone is connected again under its own address', async () => {
  const { asked } = show([{ state: 'failing', problem: 'reconnect' }]);
  await press('Connect again');
  await waitFor(() =>
    expect(asked).toEqual([
      { connect: [{ provider: 'google', kind: 'mail', address: connection.address }] },
    ]),
  );
});

test('what is logged and how far back is saved when it is chosen', async () => {
  const { asked } = show([{ rule: 'off' }]);
  fireEvent.change(await screen.findByLabelText('Logged by itself'), {
    target: { value: 'known_contacts' },
  });
  const days = await screen.findByLabelText('Earlier mail');
  await waitFor(() => expect(days).toHaveProperty('disabled', false));
  fireEvent.change(days, { target: { value: '365' } });
  const about = { connection_id: connection.connection_id, rule: 'known_contacts' };
  await waitFor(() =>
    expect(asked).toEqual([
      { ...about, import_days: 90 },
      { ...about, import_days: 365 },
    ]),
  );
});

test('a choice that is refused is told, and what holds stands there again', async () => {
  show([{}], { refused: new CrmError('TC001') });
  const rule = await screen.findByLabelText('Logged by itself');
  fireEvent.change(rule, { target: { value: 'off' } });
  expect((await screen.findByRole('alert')).textContent).toContain('TC001');
  expect(rule).toHaveProperty('value', 'known_contacts');
});

test('an import shows how far it is, is stopped, and goes on', async () => {
  const { asked } = show([{ importing: true, progress: { done: 15, total: 60 } }]);
  expect(await screen.findByRole('progressbar')).toHaveProperty('value', 15);
  expect(screen.getByText('15 of 60 addresses and domains looked for')).toBeTruthy();
  await press('Stop');
  await press('Go on');
  const { connection_id } = connection;
  await waitFor(() =>
    expect(asked).toEqual([
      { connection_id, paused: true },
      { connection_id, paused: false },
    ]),
  );
});

test('disconnecting says what stays, first asks, and then tells whether the provider knows', async () => {
  const ended: string[] = [];
  show([{}], {
    mailboxes: {
      disconnect: async (id) => {
        ended.push(id);
        return false;
      },
    },
  });
  await press('Disconnect');
  const question = await screen.findByRole('region', { name: /^Disconnect zhao\.min/ });
  expect(question.textContent).toContain('What was logged stays with your customers.');
  expect(ended).toEqual([]);
  fireEvent.click(within(question).getByRole('button', { name: 'Disconnect' }));
  await screen.findByText(/Google still has your consent/);
  expect(ended).toEqual([connection.connection_id]);
});
