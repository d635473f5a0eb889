// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import {
  type LogInteractionArgs,
  logInteractionArgs,
} from '../../../shared/contracts/interactions.ts';
import type { ReadMessage } from '../../../shared/domain/read-message.ts';
import {
  cleanUpAfterEach,
  recording,
  renderFeature,
  uuidOf,
} from '../workspace/testing/render-feature.tsx';
import { LogMail, type LogMailProps } from './inbox-log-mail.tsx';

cleanUpAfterEach();

const card: CustomerCard = {
  customer_id: uuidOf(10),
  code: 'CUS20260105001',
  name: 'Acme Packaging Co.',
  short_name: 'Acme',
  status: 'intent',
  tier: 'B',
  industry_code: 'C33',
  customer_type: 'potential',
  region_code: '320500',
  source_channel: null,
  domains: ['acme-packaging.example'],
  to_verify: [],
  owner: { member_id: uuidOf(1), name: 'Zhao Min' },
  relation: 'mine',
  can_log: true,
  created_at: '2026-01-05T02:00:00Z',
  last_follow_up_at: null,
  next_reminder: null,
  contacts: [
    {
      contact_id: uuidOf(30),
      name: '<img src=x onerror=alert(1)>',
      title: null,
      is_primary: true,
      addresses: ['wang.fang@acme-packaging.example'],
      phones: [],
      wechat: null,
      has_left: false,
    },
  ],
  timeline: [],
};

const message: ReadMessage = {
  id: '18c1',
  from: { email: 'wang.fang@acme-packaging.example', name: 'Wang Fang' },
  to: [{ email: 'zhao.min@harbour-tools.example', name: 'Zhao Min' }],
  cc: [],
  sentAt: '2026-11-20T01:10:00.000Z',
  dateProblem: null,
  text: 'Please send the quote.',
  cut: '-- \nWang Fang, Purchasing',
  originalText: 'Please send the quote.\n-- \nWang Fang, Purchasing',
  signature: null,
  kind: 'human',
  mailKind: 'human',
};

const snapshot: InboxSnapshot = {
  surface: 'gmail',
  host: 'mail.google.com',
  account: 'zhao.min@harbour-tools.example',
  ownAddresses: ['zhao.min@harbour-tools.example'],
  view: 'thread',
  pageLanguage: 'en',
  url: 'https://mail.google.com/mail/u/0/#inbox/18c0',
  thread: { id: '18c0', legacyId: null, conversationId: null, subject: 'Re: Q2 quote' },
  messages: [],
  rows: [],
  provenance: {},
  health: { account: 'ok', thread: 'ok', messages: 'ok', sender: 'ok', rows: 'idle' },
};

const result = {
  mail_id: uuidOf(50),
  follow_ups: [{ follow_up_id: uuidOf(51), customer_id: card.customer_id, created: true }],
  reminder_id: uuidOf(52),
  undo_until: '2026-11-20T02:10:00Z',
};

function logMail(props: Partial<LogMailProps> = {}) {
  return (
    <LogMail
      snapshot={snapshot}
      messages={[message]}
      card={card}
      logged={[]}
      messageIds={{}}
      onDone={() => undefined}
      onCancel={() => undefined}
      {...props}
    />
  );
}

const form = () => screen.findByRole('form', { name: 'Log for Acme Packaging Co.' });
const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));
const save = () => fireEvent.click(screen.getByRole('button', { name: /^Save/ }));

test('logging takes one next step and save; what is sent is what the contract takes', async () => {
  const sent: LogInteractionArgs[] = [];
  const onDone = vi.fn();
  const { announced, drafts } = renderFeature(logMail({ onDone }), {
    crm: { logInteraction: recording(sent, result) },
  });
  await form();
  choose('Wants a quote');
  choose('Tomorrow 9:00');
  save();
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());

  const [args] = sent;
  expect(logInteractionArgs.parse(args)).toEqual(args);
  expect(args).toMatchObject({
    kind: 'mail',
    source: 'sidebar',
    occurred_at: '2026-11-20T01:10:00.000Z',
    customer_ids: [card.customer_id],
    contact_ids: [uuidOf(30)],
    outcome: 'wants_quote',
    no_next_reason: null,
    next: {
      plan: 'Send <img src=x onerror=alert(1)> the quote',
      at: '2026-11-21T01:00:00.000Z',
      priority: 'medium',
    },
    mail: {
      direction: 'in',
      subject: 'Re: Q2 quote',
      text: 'Please send the quote.',
      original_text: message.originalText,
      automatic: false,
      source: { surface: 'gmail', thread_id: '18c0', message_id: '18c1', url: snapshot.url },
      participants: [
        { role: 'from', address: 'wang.fang@acme-packaging.example', name: 'Wang Fang' },
        { role: 'to', address: 'zhao.min@harbour-tools.example', name: 'Zhao Min' },
      ],
    },
  });
  expect(args?.mail?.keys).toHaveLength(1);
  expect(args?.mail?.soft_keys_near).toContain(args?.mail?.soft_key);
  expect(announced).toEqual(expect.arrayContaining(['match', 'customer', 'today', 'summary']));
  expect(drafts.size).toBe(0);
});

test("a colleague's own address on another domain still makes it an outgoing mail", async () => {
  const sent: LogInteractionArgs[] = [];
  const own = { ...message, from: { email: 'sophie.keller@free-mail.example', name: 'Sophie' } };
  renderFeature(logMail({ messages: [own] }), {
    crm: { logInteraction: recording(sent, result) },
  });
  await form();
  choose('In 3 days');
  save();
  await waitFor(() => expect(sent[0]?.mail?.direction).toBe('out'));
});

test('without a next step and a reason nothing is sent; the hand is led to what is missing', async () => {
  const logInteraction = vi.fn();
  renderFeature(logMail(), { crm: { logInteraction } });
  await form();
  save();
  expect(await screen.findByText('Choose when to go on, or say why not.')).toBeTruthy();
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Tomorrow 9:00' })),
  );
  choose('None, because…');
  save();
  expect(await screen.findByText('Say in a few words why there is none.')).toBeTruthy();
  expect(logInteraction).not.toHaveBeenCalled();
});

test('a time before now is refused at its field, in the organisation’s zone', async () => {
  const logInteraction = vi.fn();
  renderFeature(logMail(), { crm: { logInteraction } });
  await form();
  choose('Pick a time');
  fireEvent.change(screen.getByLabelText('Date and time'), {
    target: { value: '2026-11-20T09:59' },
  });
  save();
  expect(await screen.findByText('This time has passed. Choose a later one.')).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Date and time')));
  expect(logInteraction).not.toHaveBeenCalled();
});

test('of several messages the newest by a person is logged, also where the page shows no ids', async () => {
  const sent: LogInteractionArgs[] = [];
  const thread = [
    { ...message, id: null, text: 'First question' },
    { ...message, id: null, text: 'Second question' },
    { ...message, id: null, text: 'I am away', kind: 'automatic' as const },
  ];
  renderFeature(logMail({ messages: thread }), {
    crm: { logInteraction: recording(sent, result) },
  });
  await form();
  expect(screen.getByText('Second question')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Message'), { target: { value: '#0' } });
  expect(screen.getByText('First question')).toBeTruthy();
  choose('Tomorrow 9:00');
  save();
  await waitFor(() => expect(sent[0]?.mail?.text).toBe('First question'));
  expect(sent[0]?.mail?.keys).toEqual([]);
  expect(sent[0]?.mail?.soft_key).not.toBeNull();
});

test('a call needs a word about it, and goes without a mail', async () => {
  const sent: LogInteractionArgs[] = [];
  renderFeature(logMail({ messages: [] }), { crm: { logInteraction: recording(sent, result) } });
  await form();
  choose('Tomorrow 9:00');
  save();
  expect(await screen.findByText('Say in a few words what it was about.')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Note'), { target: { value: 'Asked for samples' } });
  save();
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    kind: 'call',
    mail: null,
    note: 'Asked for samples',
    occurred_at: '2026-11-20T02:00:00.000Z',
  });
  expect(logInteractionArgs.parse(sent[0])).toEqual(sent[0]);
});

test('a contact in the future opens the folded part at the time that is wrong', async () => {
  const later = { ...message, sentAt: '2026-11-20T05:00:00.000Z' };
  renderFeature(logMail({ messages: [later] }), { crm: { logInteraction: vi.fn() } });
  await form();
  choose('Tomorrow 9:00');
  save();
  await screen.findByText(/This time is still to come/);
  expect(screen.getByRole('group', { name: '' })).toHaveProperty('open', true);
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByLabelText('Time of the contact')),
  );
});

test('a retry after a dead backend and a closed tab sends the same operation, byte for byte', async () => {
  const sent: LogInteractionArgs[] = [];
  const drafts = new Map<string, string>();
  const first = renderFeature(logMail(), {
    drafts,
    crm: {
      logInteraction: async (args) => {
        sent.push(args);
        throw new CrmError('TC001');
      },
    },
  });
  await form();
  fireEvent.change(screen.getByLabelText('Note'), { target: { value: '价格决定' } });
  choose('Tomorrow 9:00');
  save();
  expect((await screen.findByRole('alert')).textContent).toContain('TC001');
  expect(screen.getByText(/Saving again cannot log it twice/)).toBeTruthy();
  first.unmount();

  const onDone = vi.fn();
  renderFeature(logMail({ onDone }), {
    drafts,
    crm: { logInteraction: recording(sent, result) },
  });
  await form();
  expect(screen.getByLabelText('Note')).toHaveProperty('value', '价格决定');
  save();
  await waitFor(() => expect(onDone).toHaveBeenCalledWith(sent[0]?.op_id, result));
  expect(sent[1]).toEqual(sent[0]);
  expect(drafts.size).toBe(0);
});

test('what was typed comes back after the form was closed, and can be thrown away', async () => {
  const drafts = new Map<string, string>();
  const first = renderFeature(logMail(), { drafts });
  await form();
  choose('Objection');
  fireEvent.change(screen.getByLabelText('Note'), { target: { value: 'too dear' } });
  first.unmount();
  expect(drafts.size).toBe(1);

  renderFeature(logMail(), { drafts });
  await form();
  expect(screen.getByText('What you typed before is back.')).toBeTruthy();
  expect(screen.getByRole('radio', { name: 'Objection' })).toHaveProperty('checked', true);
  fireEvent.click(screen.getByRole('button', { name: 'Start over' }));
  expect(screen.getByLabelText('Note')).toHaveProperty('value', '');
  await waitFor(() => expect(drafts.size).toBe(0));
});

test('an operation that was already used for other content is given a new name, and says so', async () => {
  const sent: LogInteractionArgs[] = [];
  renderFeature(logMail(), {
    crm: {
      logInteraction: async (args) => {
        sent.push(args);
        if (sent.length === 1) throw new CrmError('TB005');
        return result;
      },
    },
  });
  await form();
  choose('Tomorrow 9:00');
  save();
  expect((await screen.findByRole('alert')).textContent).toContain('TB005');
  save();
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.op_id).not.toBe(sent[0]?.op_id);
});

test('Ctrl+Enter saves, Esc closes, and neither cuts off the composing of Chinese text', async () => {
  const onCancel = vi.fn();
  const logInteraction = vi.fn(async () => result);
  renderFeature(logMail({ onCancel }), { crm: { logInteraction } });
  await form();
  choose('Tomorrow 9:00');
  const note = screen.getByLabelText('Note');
  fireEvent.keyDown(note, { key: 'Escape', isComposing: true });
  fireEvent.keyDown(note, { key: 'Enter', ctrlKey: true, isComposing: true });
  expect(onCancel).not.toHaveBeenCalled();
  expect(logInteraction).not.toHaveBeenCalled();
  fireEvent.keyDown(note, { key: 'Escape' });
  expect(onCancel).toHaveBeenCalledOnce();
  fireEvent.keyDown(note, { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(logInteraction).toHaveBeenCalledOnce());
});

test('a logged mail tells by whom and when instead of a form; another customer can still have it', async () => {
  const key = 'k'.repeat(22);
  renderFeature(
    logMail({
      logged: [
        {
          key,
          follow_up_id: uuidOf(51),
          customer_id: card.customer_id,
          by: { member_id: uuidOf(9), name: 'Wang Hao 王浩' },
          at: '2026-11-19T06:05:00Z',
          op_id: null,
        },
      ],
      messageIds: { [key]: '18c1' },
    }),
    { crm: { searchCustomers: async () => [] } },
  );
  expect(await screen.findByText('Logged by Wang Hao 王浩, yesterday 14:05')).toBeTruthy();
  expect(screen.queryByRole('form')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Log to another customer too' }));
  expect(await screen.findByRole('searchbox')).toBeTruthy();
});

test('a mail that is logged elsewhere meanwhile takes away an untouched form, and no typed text', async () => {
  const key = 'k'.repeat(22);
  const elsewhere = {
    logged: [
      {
        key,
        follow_up_id: uuidOf(51),
        customer_id: card.customer_id,
        by: { member_id: uuidOf(9), name: 'Wang Hao' },
        at: '2026-11-20T01:59:00Z',
        op_id: null,
      },
    ],
    messageIds: { [key]: '18c1' },
  };
  let hear: () => void = () => undefined;
  function HeardLater() {
    const [heard, setHeard] = useState(false);
    hear = () => setHeard(true);
    return logMail(heard ? elsewhere : {});
  }
  const untouched = renderFeature(<HeardLater />);
  await form();
  act(() => hear());
  expect(await screen.findByText(/Logged by Wang Hao/)).toBeTruthy();
  untouched.unmount();

  renderFeature(<HeardLater />);
  await form();
  fireEvent.change(screen.getByLabelText('Note'), { target: { value: 'Mine' } });
  act(() => hear());
  expect(await screen.findByText(/Wang Hao logged this mail meanwhile/)).toBeTruthy();
  expect(screen.getByLabelText('Note')).toHaveProperty('value', 'Mine');
});

test('the plan follows the outcome until a person writes their own', async () => {
  renderFeature(logMail(), { language: 'zh-CN' });
  await screen.findByRole('form');
  const plan = screen.getByLabelText('下一步计划');
  choose('要报价');
  expect(plan).toHaveProperty('value', '给<img src=x onerror=alert(1)>发报价');
  fireEvent.change(plan, { target: { value: '寄样品' } });
  choose('未答复');
  expect(plan).toHaveProperty('value', '寄样品');
  expect(document.querySelector('img')).toBeNull();
});

test('what was cut off the mail can be seen before it is saved', async () => {
  renderFeature(logMail());
  await form();
  expect(screen.queryByText(/Purchasing/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Show what was cut' }));
  expect(screen.getByText(/Purchasing/)).toBeTruthy();
});
