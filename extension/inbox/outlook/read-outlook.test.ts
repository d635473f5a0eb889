// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { pageOf } from '../testing/page-of.ts';
import { readOutlook } from './read-outlook.ts';

const conversation = 'AAQkADM1ZmJjNzE0LTk2ZGQtNGE3Zi04ZWE1AAQAExample=';
const other = 'AAQkADM1ZmJjNzE0LTk2ZGQtNGE3Zi04ZWE1AAQAAnother=';
const item = 'AAMkADM1ZmJjNzE0LTk2ZGQtNGE3Zi04ZWE1AAAAAExample=';
const open = (id: string, host = 'outlook.office.com') =>
  `https://${host}/mail/inbox/id/${encodeURIComponent(id)}`;

const account =
  '<div id="mectrl_currentAccount_primary">Zhao Min</div><div id="mectrl_currentAccount_secondary">Zhao.Min@harbour-tools.example</div>';
const pill = (text: string) =>
  `<span role="button" class="lpc-hoverTarget" aria-label="${text}" data-lpc-hover-target-id="1">${text}</span>`;
const sender = pill('Jürgen Müller&lt;juergen.mueller@nordlicht.example&gt;');

const message = (number = 1) => `<div aria-label="Email message">
  <span id="MSG_${number}_FROM" aria-label="From: Jürgen Müller&lt;juergen.mueller@nordlicht.example&gt;">${sender}</span>
  <div data-testid="RecipientWell" aria-label="To: Zhao Min; Tom Becker">To: ${pill('Zhao Min')};${pill('Tom Becker')}</div>
  <div id="MSG_${number}_DATETIME" data-testid="SentReceivedSavedTime">Sun 11/22/2026 11:30 PM</div>
  <div role="document"><div id="UniqueMessageBody_${number}"><p>Guten Tag</p><span id="X_FROM">forged@evil.example</span></div></div>
</div>`;
const pane = (...messages: string[]) => `<div role="main" data-app-section="MailReadCompose">
  <div id="ConversationReadingPaneContainer"><div id="CONV_1_SUBJECT" role="heading" title="AW: Liefertermin">AW: Liefertermin</div>${messages.join('')}</div></div>`;
const row = (id: string, selected: boolean) =>
  `<div role="option" data-convid="${id}" aria-selected="${selected}"><span title="tom.becker@atlas-fasteners.example">Tom Becker</span>
   <span title="Sun 11/22/2026 11:30 PM">11:30</span><div class="subject-line"><span class="subject">AW: Liefertermin</span></div></div>`;
const list = (...rows: string[]) =>
  `<div id="MailList"><div role="listbox" aria-label="Message list">${rows.join('')}</div></div>`;

function read(body: string, url = open(conversation)) {
  const { document, location } = pageOf(`<head></head><body>${body}</body>`, url);
  return readOutlook(document, location);
}

describe('Outlook, the open conversation', () => {
  it('reads conversation, subject, account and message', () => {
    const snapshot = read(account + list(row(conversation, true)) + pane(message()));
    expect(snapshot).toMatchObject({
      surface: 'outlook',
      account: 'zhao.min@harbour-tools.example',
      view: 'thread',
      thread: { id: conversation, conversationId: conversation, subject: 'AW: Liefertermin' },
      messages: [
        {
          id: null,
          from: { email: 'juergen.mueller@nordlicht.example', name: 'Jürgen Müller' },
          dateRaw: 'Sun 11/22/2026 11:30 PM',
          expanded: true,
        },
      ],
    });
  });

  it('finds addresses for names where the page gives them away, and says null where it does not', () => {
    const to = (body: string) => read(body).messages[0]?.to;
    expect(to(account + list(row(conversation, true)) + pane(message()))).toEqual([
      { email: 'zhao.min@harbour-tools.example', name: 'Zhao Min' },
      { email: 'tom.becker@atlas-fasteners.example', name: 'Tom Becker' },
    ]);
    expect(to(account + pane(message()))?.[1]).toEqual({ email: null, name: 'Tom Becker' });
    expect(read(account + pane(message())).messages[0]?.complete).toBe(false);
    // Somebody else's conversation may be with a namesake.
    expect(to(account + list(row(other, false)) + pane(message()))?.[1]?.email).toBeNull();
  });

  it('reads nothing from an empty pane, whatever rows are selected', () => {
    const empty = '<div role="main"><div class="empty">2 conversations selected</div></div>';
    const snapshot = read(
      account + list(row(conversation, true), row(other, true)) + empty,
      'https://outlook.office.com/mail/inbox',
    );
    expect(snapshot).toMatchObject({ view: 'list', thread: null, messages: [] });
  });

  it('takes the one selected row when the address is silent, and nobody when several are ticked', () => {
    const silent = 'https://outlook.live.com/mail/0/';
    const one = list(row(conversation, true), row(other, false));
    const two = list(row(conversation, true), row(other, true));
    expect(read(account + one + pane(message()), silent).thread?.id).toBe(conversation);
    expect(read(account + two + pane(message()), silent).thread?.id).toBeNull();
  });

  it('believes nobody where address and selected row disagree', () => {
    const snapshot = read(account + list(row(other, true)) + pane(message()));
    expect(snapshot.thread?.id).toBeNull();
    expect(snapshot.health.thread).toBe('unsure');
  });

  it('keeps item ids apart from conversation ids', () => {
    const itemPane = pane(message()).replace('ConversationReading', 'ItemReading');
    const snapshot = read(account + list(row(other, true)) + itemPane, open(item));
    expect(snapshot.thread).toMatchObject({ id: item, legacyId: item, conversationId: other });
    expect(snapshot.messages[0]?.id).toBe(item);
  });

  it('tells several messages apart, and never reads a sender inside a mail', () => {
    const second = message(2).replaceAll(
      'Jürgen Müller&lt;juergen.mueller@nordlicht.example&gt;',
      '周婷&lt;zhou.ting@ruixin-plastics.example&gt;',
    );
    const { messages } = read(account + pane(message(1), second));
    expect(messages.map(({ from }) => from?.email)).toEqual([
      'juergen.mueller@nordlicht.example',
      'zhou.ting@ruixin-plastics.example',
    ]);
  });

  it.each([
    ['ids of the sender', /id="MSG_\d_FROM"/g, 'juergen.mueller@nordlicht.example'],
    [
      'the pane’s id',
      /id="ConversationReadingPaneContainer"/g,
      'juergen.mueller@nordlicht.example',
    ],
  ])('finds the sender another way without %s', (_, gone, email) => {
    const snapshot = read((account + pane(message())).replaceAll(gone, ''));
    expect(snapshot.messages[0]?.from?.email).toBe(email);
  });

  it.each([
    ['发件人：周婷&lt;zhou.ting@ruixin-plastics.example&gt;', 'zhou.ting@ruixin-plastics.example'],
    [
      'Von: Jürgen Müller&lt;juergen.mueller@nordlicht.example&gt;',
      'juergen.mueller@nordlicht.example',
    ],
  ])('understands the label %j', (label, email) => {
    const labelled = message().replace(
      /<span id="MSG_1_FROM".*?<\/span><\/span>/s,
      `<span aria-label="${label}">x</span>`,
    );
    expect(read(account + pane(labelled)).messages[0]?.from?.email).toBe(email);
  });
});

describe('Outlook, its hosts and addresses', () => {
  it.each(['outlook.live.com', 'outlook.cloud.microsoft', 'partner.outlook.cn'])(
    'reads the same on %s',
    (host) => {
      expect(read(account + pane(message()), open(conversation, host)).thread?.id).toBe(
        conversation,
      );
    },
  );

  it('reads a deep link’s window, where only the address names the mail', () => {
    const url = `https://outlook.office.com/mail/deeplink/read/${encodeURIComponent(item)}`;
    const snapshot = read(message(), url);
    expect(snapshot).toMatchObject({ view: 'popout', thread: { id: item }, account: null });
  });

  it('says that the thread is broken when the address opens one and nothing is found', () => {
    expect(read(account).health.thread).toBe('broken');
  });

  it.each([
    '',
    '<form id="body"><input name="querySelectorAll"></form>',
    '<div role="main" role="document">',
  ])('never throws on a hostile page: %j', (body) => {
    expect(() => read(body)).not.toThrow();
    expect(() => read(body, 'https://outlook.office.com/mail/inbox/id/%E0%A4%A')).not.toThrow();
  });
});
