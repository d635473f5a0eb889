// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { graphId } from '../../../shared/domain/outlook-ids.ts';
import {
  account,
  collapsed,
  conversationId,
  inbox,
  itemId,
  itemPane,
  juergen,
  list,
  message,
  opened,
  otherConversation,
  otherItem,
  pane,
  read,
  row,
  subject,
} from './testing/outlook-page.ts';

const selected = row({ selected: true });
const elsewhere = row({ id: otherConversation, selected: true, subject: 'Rahmenvertrag' });

describe('Outlook, which thread is open', () => {
  it('reads conversation and subject', () => {
    const { thread, view, health } = read(account + list(selected) + pane(message()));
    expect(thread).toEqual({ id: conversationId, legacyId: null, conversationId, subject });
    expect([view, health.thread]).toEqual(['thread', 'ok']);
  });

  it.each([
    'outlook.office365.com',
    'outlook.live.com',
    'outlook.cloud.microsoft',
    'partner.outlook.cn',
  ])('reads the same on %s', (host) => {
    expect(read(pane(message()), opened(conversationId, host)).thread?.id).toBe(conversationId);
  });

  it('takes the one selected row when the address is silent, and nobody when several are ticked', () => {
    const silent = 'https://outlook.live.com/mail/0/';
    const other = row({ id: otherConversation });
    expect(read(list(selected, other) + pane(message()), silent).thread?.id).toBe(conversationId);
    const ticked = list(selected, row({ id: otherConversation, selected: true }));
    expect(read(ticked + pane(message()), silent).thread?.id).toBeNull();
  });

  it('reads nothing from an empty pane, whatever rows are selected, and calls that no fault', () => {
    const empty = '<div role="main"><div>2 conversations selected</div></div>';
    const rows = list(selected, row({ id: otherConversation, selected: true }));
    for (const url of [inbox, opened(conversationId)]) {
      const snapshot = read(account + rows + empty, url);
      expect(snapshot).toMatchObject({ thread: null, messages: [] });
      expect(snapshot.health.thread).toBe('idle');
    }
  });

  it('believes nobody where address and selected row disagree', () => {
    const other = row({ id: otherConversation, selected: true });
    const { thread, health } = read(account + list(other) + pane(message()));
    expect(thread).toEqual({ id: null, legacyId: null, conversationId: null, subject: null });
    expect(health.thread).toBe('unsure');
  });

  it('believes nobody while the pane still shows the mail that was left', () => {
    const { thread, health } = read(list(elsewhere) + pane(message()), opened(otherConversation));
    expect(thread).toMatchObject({ id: null, subject: null });
    expect(health.thread).toBe('unsure');
  });

  it.each(['Liefertermin', 'Re: Liefertermin', 'WG: AW: liefertermin'])(
    'does not mind what stands before the subject in the row: %s',
    (text) => {
      const rows = list(row({ selected: true, subject: text }));
      expect(read(rows + pane(message())).health.thread).toBe('ok');
    },
  );

  it('knows an id in the alphabet of Microsoft Graph for the same', () => {
    const { thread, health } = read(
      list(selected) + pane(message()),
      opened(graphId(conversationId)),
    );
    expect([thread?.id, health.thread]).toEqual([conversationId, 'ok']);
  });

  it('believes nobody while two panes beside each other show mails', () => {
    const other = pane(message()).replace('Conversation', 'Item');
    expect(read(pane(message()) + other)).toMatchObject({
      thread: null,
      health: { thread: 'unsure' },
    });
  });

  it('passes over a pane that is hidden', () => {
    const ghost = `<div hidden>${pane(message({ from: 'Old &lt;old@example.example&gt;' }))}</div>`;
    const { messages } = read(ghost + pane(message()));
    expect(messages.map(({ from }) => from?.email)).toEqual(['juergen.mueller@nordlicht.example']);
  });
});

describe('Outlook, messages one by one and in windows', () => {
  it('keeps item ids apart from conversation ids', () => {
    const { thread, messages } = read(list(selected) + itemPane(message()), opened(itemId));
    expect(thread).toEqual({ id: itemId, legacyId: itemId, conversationId, subject });
    expect(messages[0]?.id).toBe(itemId);
  });

  it('does not take the conversation of a row that speaks of something else', () => {
    const { thread, health } = read(list(elsewhere) + itemPane(message()), opened(itemId));
    expect([thread?.id, thread?.conversationId, health.thread]).toEqual([null, null, 'unsure']);
  });

  it('gives no message the id of an item among several', () => {
    const both = pane(message(), collapsed(2, juergen));
    const { messages, thread } = read(list(selected) + both, opened(itemId));
    expect(messages.map(({ id }) => id)).toEqual([null, null]);
    expect(thread).toMatchObject({ id: conversationId, legacyId: itemId });
  });

  const windowOf = (id: string, query = '') =>
    `https://outlook.office.com/mail/deeplink/read/${graphId(id)}${query}`;
  const shown = itemPane(message()).replace(' role="main"', '');

  it('reads a read window, where only the address names the mail', () => {
    const query = `?ItemID=${encodeURIComponent(itemId)}&exvsurl=1`;
    const snapshot = read(shown, windowOf(itemId, query));
    expect(snapshot).toMatchObject({
      view: 'popout',
      account: null,
      thread: { id: itemId, legacyId: itemId, conversationId: null, subject },
      messages: [{ id: itemId }],
      health: { thread: 'ok', account: 'idle' },
    });
    expect(read(message(), windowOf(itemId)).thread?.id).toBe(itemId);
  });

  it('believes nobody where the two halves of its address disagree', () => {
    const query = `?ItemID=${encodeURIComponent(otherItem)}`;
    const { thread, messages, health } = read(shown, windowOf(itemId, query));
    expect([thread?.id, messages[0]?.id, health.thread]).toEqual([null, null, 'unsure']);
  });

  it('reads the window of a conversation', () => {
    const url = `https://outlook.office.com/mail/deeplink/readconv/${graphId(conversationId)}`;
    const { thread, view } = read(pane(message()), url);
    expect([thread?.id, view]).toEqual([conversationId, 'popout']);
  });
});

describe('Outlook, the subject', () => {
  const without = (gone: RegExp | string, by = '') => pane(message()).replace(gone, by);

  it.each([
    ['its id', 'id="CONV_1_SUBJECT"'],
    ['id and title', /id="CONV_1_SUBJECT"|title="[^"]*"/g],
    ['the title', /title="[^"]*"/],
  ])('is found without %s, and without the button beside it', (_, gone) => {
    expect(read(without(gone)).thread?.subject).toBe(subject);
  });

  it('comes from the row where the pane has no heading', () => {
    const bare = without(/<div><div id="CONV_1.*?<\/div><\/div>/s);
    expect(read(list(selected) + bare).thread).toMatchObject({ id: conversationId, subject });
    const { thread, health } = read(bare);
    expect([thread?.subject, health.thread]).toEqual([null, 'degraded']);
  });
});

describe('Outlook, views and health', () => {
  it.each([
    ['none', '', inbox],
    ['none', '<div role="main"></div>', 'https://outlook.office.com/people/'],
    ['list', list(row()), inbox],
    ['list', '<div role="main">Select an item</div>', inbox],
    ['search', `<input id="topSearchInput" value="acme">${list(row())}`, inbox],
    ['thread', '<div role="main"></div>', opened(conversationId)],
    ['compose', '', 'https://outlook.office.com/mail/deeplink/compose'],
  ])('%s', (view, body, url) => {
    expect(read(body, url).view).toBe(view);
  });

  it('says that the thread is broken when the address opens one and nothing is found', () => {
    expect(read(account).health).toMatchObject({ thread: 'broken', messages: 'broken' });
  });

  it('calls a draft that opens in an editor no fault', () => {
    const editor = '<div role="main"><div contenteditable="true" role="textbox">Hi</div></div>';
    const url = `https://outlook.office.com/mail/drafts/id/${encodeURIComponent(itemId)}`;
    expect(read(account + editor, url)).toMatchObject({ thread: null, health: { thread: 'idle' } });
  });
});
