// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import {
  type LogInteractionArgs,
  logInteractionArgs,
} from '../../../shared/contracts/interactions.ts';
import {
  cleanUpAfterEach,
  recording,
  renderFeature,
  uuidOf,
} from '../workspace/testing/render-feature.tsx';
import {
  card,
  choose,
  form,
  logMail,
  message,
  result,
  save,
  snapshot,
} from './testing/log-mail-form.tsx';

cleanUpAfterEach();

test('the form begins with the level that its member usually chooses, and sends it', async () => {
  const sent: LogInteractionArgs[] = [];
  renderFeature(logMail({}), {
    membership: { default_visibility: 'private' },
    crm: { logInteraction: recording(sent, result) },
  });
  await form();
  choose('Tomorrow 9:00');
  choose('Wants a quote');
  save();
  await waitFor(() => expect(sent).toMatchObject([{ visibility: 'private' }]));
});

test('logging takes one next step and save; what is sent is what the contract takes', async () => {
  const sent: LogInteractionArgs[] = [];
  const onKept = vi.fn();
  const { announced, drafts } = renderFeature(logMail({ onKept }), {
    crm: { logInteraction: recording(sent, result) },
  });
  await form();
  choose('Wants a quote');
  choose('Tomorrow 9:00');
  save();
  await waitFor(() => expect(onKept).toHaveBeenCalledOnce());

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
  choose('In 3 working days');
  save();
  await waitFor(() => expect(sent[0]?.mail?.direction).toBe('out'));
});

test('without a next step and a reason nothing is sent; the hand is led to what is missing', async () => {
  const logInteraction = vi.fn();
  renderFeature(logMail(), { crm: { logInteraction } });
  await form();
  save();
  expect(await screen.findByText('Choose when to follow up, or say why not.')).toBeTruthy();
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
