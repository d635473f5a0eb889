// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import {
  account,
  collapsed,
  juergen,
  list,
  message,
  named,
  otherConversation,
  own,
  pane,
  pill,
  read,
  row,
  tom,
  well,
  zhou,
} from './testing/outlook-page.ts';

const senders = (body: string) => read(body).messages.map(({ from }) => from?.email ?? null);
const first = (body: string) => read(body).messages[0];
const mueller = 'juergen.mueller@nordlicht.example';
const zhouTing = 'zhou.ting@ruixin-plastics.example';

describe('Outlook, messages of the pane', () => {
  it('are read with sender, people, date and body', () => {
    expect(first(account + list(row()) + pane(message()))).toEqual({
      id: null,
      from: { email: mueller, name: 'Jürgen Müller' },
      to: [
        { email: own, name: 'Zhao Min' },
        { email: 'tom.becker@atlas-fasteners.example', name: 'Tom Becker' },
      ],
      cc: [],
      dateRaw: 'Sun 11/22/2026 11:30 PM',
      html: '<p>Guten Tag</p>',
      expanded: true,
      complete: true,
    });
  });

  it('stand in the page’s order, collapsed ones without people and body', () => {
    const { messages } = read(
      pane(message(), collapsed(2, '周婷'), message({ number: 3, from: zhou })),
    );
    expect(messages.map(({ from, expanded, to }) => [from?.email, expanded, to === null])).toEqual([
      [mueller, true, false],
      [zhouTing, false, true],
      [zhouTing, true, false],
    ]);
    expect(messages[1]).toMatchObject({ html: null, complete: false });
  });

  it('take the body that stands behind the block, not the empty place inside', () => {
    const place = message({ body: '' });
    const behind =
      '<div data-test-id="mailMessageBodyContainer"><div role="document">Angekommen</div></div>';
    const { messages } = read(pane(place, behind, message({ number: 2, from: zhou })));
    expect(messages.map(({ html }) => html)).toEqual(['Angekommen', '<p>Guten Tag</p>']);
  });

  it('are collapsed while their body is hidden', () => {
    const hidden = message().replace('<div role="document"', '<div role="document" hidden');
    expect(read(pane(hidden, message({ number: 2, from: zhou }))).messages[0]?.expanded).toBe(
      false,
    );
  });

  it.each(['[Draft]', '[Entwurf]', '[草稿]', '[Brouillon]', '【下書き】'])(
    'are no drafts: %s',
    (mark) => {
      const draft = message({ number: 2, from: 'Zhao Min', mark, body: null });
      expect(senders(pane(draft, message()))).toEqual([mueller]);
    },
  );

  it('are no editors', () => {
    const editor = '<div contenteditable="true" role="textbox">…</div>';
    const draft = collapsed(2, 'Zhao Min').replace('</div></div>', `</div>${editor}</div>`);
    expect(senders(pane(draft, message()))).toEqual([mueller]);
  });

  it('stay messages when they or their subject speak of drafts', () => {
    const named = pane(message({ body: '<p>[Draft] contract</p>' })).replaceAll('AW: ', '[Draft] ');
    expect(senders(named)).toEqual([mueller]);
  });
});

describe('Outlook, by another way', () => {
  const ids = /id="(?:MSG|CONV|UniqueMessageBody)_[^"]*"/g;
  it.each([
    ['ids', ids],
    ['any ids', / id="[^"]*"/g],
    ['any ids and test ids', /id="[^"]*"/g],
    ['labels of blocks', /aria-label="Email message"/g],
    ['ids and labels of blocks', /id="[^"]*"|aria-label="Email message"/g],
    ['test ids', /data-testid="[^"]*"/g],
    ['roles of bodies', /role="document"/g],
    ['ids of pills', /data-lpc-hover-target-id="[^"]*"/g],
  ])('all is the same without %s', (_, gone) => {
    const whole = account + list(row()) + pane(message(), message({ number: 2, from: zhou }));
    const changed = whole.replaceAll(gone, '');
    expect(changed).not.toBe(whole);
    const withAccount = changed.includes('mectrl') ? changed : `${account}${changed}`;
    const seen = read(withAccount).messages;
    expect(seen.map(({ from }) => from?.email)).toEqual([mueller, zhouTing]);
    expect(seen[0]).toMatchObject({
      to: [{ name: 'Zhao Min' }, { name: 'Tom Becker' }],
      dateRaw: 'Sun 11/22/2026 11:30 PM',
    });
    expect(seen[0]?.html).toContain('<p>Guten Tag</p>');
  });

  it('does not let a message that lost everything but its date melt into the next', () => {
    const bare = message({ number: 2, from: zhou, date: 'Sat 11/21/2026 9:15 AM' })
      .replace(/ (?:id|role|aria-[a-z]+|data-[a-z-]+)="[^"]*"/g, '')
      .replace(/<div><div><div><p>.*/s, '</div>');
    const { messages } = read(pane(message(), bare, message({ number: 3, from: zhou })));
    expect(messages.map(({ from, dateRaw }) => [from?.email, dateRaw])).toEqual([
      [mueller, 'Sun 11/22/2026 11:30 PM'],
      [zhouTing, 'Sun 11/22/2026 11:30 PM'],
    ]);
  });

  it('names no sender where only a recipient is left of the people', () => {
    const bare = message()
      .replace(/<span id="MSG_1_FROM">.*?<\/span><\/span>/s, '')
      .replace(/ data-testid="RecipientWell" aria-label="[^"]*"/, '');
    expect(first(pane(bare))).toMatchObject({ from: null, html: '<p>Guten Tag</p>' });
  });

  it('are no lines that speak of a date', () => {
    const info = '<div>You replied on Sun 11/22/2026 11:45 PM</div>';
    const answered = message().replace(
      '<div data-testid="RecipientWell"',
      `${info}<div data-testid="RecipientWell"`,
    );
    expect(read(pane(answered)).messages).toHaveLength(1);
    expect(first(pane(answered))).toMatchObject({
      dateRaw: 'Sun 11/22/2026 11:30 PM',
      to: [{}, {}],
    });
  });

  it('knows how many messages there are and what they say even where nobody is named', () => {
    const bare = pane(message(), message({ number: 2, from: zhou }))
      .replaceAll(/(?:id|aria-label|data-[a-z-]+)="[^"]*"/g, '')
      .replaceAll('role="button"', '');
    const { messages, health } = read(bare);
    expect(messages.map(({ from, html }) => [from, html?.includes('Guten Tag')])).toEqual([
      [null, true],
      [null, true],
    ]);
    expect([health.messages, health.sender]).toEqual(['degraded', 'broken']);
  });

  it.each([
    ['From', 'To', 'Cc'],
    ['Von', 'An', 'Cc'],
    ['发件人', '收件人', '抄送'],
    ['寄件者', '收件者', '副本'],
    ['差出人', '宛先', 'CC'],
    ['De', 'À', 'Cc'],
    ['De', 'Para', 'CC'],
    ['От', 'Кому', 'Копия'],
  ])('understands %s, %s and %s without any id', (label, to, cc) => {
    const wells = well(to, 'Zhao Min') + well(cc, zhou);
    for (const colon of [':', '：', ' :']) {
      const body = pane(message({ label, wells }))
        .replaceAll(/(?:id|data-testid)="[^"]*"|aria-label="Email message"/g, '')
        .replaceAll(`${label}:`, `${label}${colon}`);
      expect(first(body)).toMatchObject({
        from: { email: mueller },
        to: [{ email: null, name: 'Zhao Min' }],
        cc: [{ email: zhouTing, name: '周婷' }],
      });
    }
  });

  it.each([
    ['a heading', '<span role="heading">周四 2026/8/20 9:30</span>', '周四 2026/8/20 9:30'],
    ['a title', '<span title="Do 20.08.2026 09:30">Do</span>', 'Do 20.08.2026 09:30'],
    ['nothing', '<span>gestern</span>', null],
  ])('finds the date in %s', (_, markup, expected) => {
    const bare = message().replace(/<div id="MSG_1_DATETIME".*?<\/div>/, markup);
    expect(first(pane(bare))?.dateRaw).toBe(expected);
  });
});

describe('Outlook, recipients', () => {
  const to = (wells: string, more = '') => first(account + more + pane(message({ wells })));

  it('finds addresses for names where the page gives them away, and says null where it does not', () => {
    const people = well('To', 'Zhao Min', 'Tom Becker');
    expect(to(people)?.to?.map(({ email }) => email)).toEqual([own, null]);
    expect(to(people)?.complete).toBe(false);
    const same = to(people, list(row()));
    expect(same?.to?.[1]?.email).toBe('tom.becker@atlas-fasteners.example');
    expect(same?.complete).toBe(true);
  });

  it('asks neither other conversations nor names that may be two people', () => {
    const people = well('To', 'Tom Becker');
    const email = (rows: string) => to(people, list(rows))?.to?.[0]?.email;
    expect(email(row({ id: otherConversation }))).toBeNull();
    expect(email(row({ people: tom + named('; Tom Becker', 'Tom Becker') }))).toBeNull();
    expect(email(row({ people: tom + named('; Tom Becker', 'tb@other.example') }))).toBeNull();
  });

  it('does not give a colleague the address of an outsider who is called the same', () => {
    const impostor = 'Tom Becker&lt;tom@evil.example&gt;';
    const messages = pane(message({ from: impostor, wells: well('To', 'Tom Becker') }));
    expect(first(messages)?.to?.[0]).toEqual({ email: null, name: 'Tom Becker' });
  });

  it.each([
    '+3 others',
    '+3 weitere',
    '其他 3 人',
    '还有 3 人',
    '他 3 人',
    'and 3 more',
    '+3 autres',
    'ещё 3',
  ])('says that it is cut: %s', (more) => {
    const cut = well('To', 'Zhao Min').replace(
      '</div>',
      `;<span role="button">${more}</span></div>`,
    );
    expect(to(cut)).toMatchObject({ to: [{ name: 'Zhao Min' }], complete: false });
    const listed = `<div aria-label="To: Zhao Min; ${more}">To: Zhao Min; ${more}</div>`;
    expect(to(listed)).toMatchObject({ to: [{ email: own, name: 'Zhao Min' }], complete: false });
  });

  it('says that it is cut where the label names more people than there are pills', () => {
    const cut = well('To', 'Zhao Min').replace('To: Zhao Min', 'To: Zhao Min; Tom Becker');
    expect(to(cut)?.complete).toBe(false);
    expect(to(well('To', 'Zhao Min'))?.complete).toBe(true);
  });

  it('says null for a To that was not found, and not that there was none', () => {
    expect(to(well('Cc', zhou))).toMatchObject({
      to: null,
      cc: [{ email: zhouTing }],
      complete: false,
    });
  });

  it('says null for a To in which nobody can be read', () => {
    expect(to(well('To'))).toMatchObject({ to: null, complete: false });
  });

  it('finds each field by what is left of it', () => {
    const wells =
      well('To', juergen).replace(/ aria-label="To:[^"]*"/, '') +
      well('Cc', zhou).replace(/ data-testid="[^"]*"/, '');
    expect(to(wells)).toMatchObject({ to: [{ email: mueller }], cc: [{ email: zhouTing }] });
  });

  it('keeps To, Cc and Bcc apart, and blind copies out', () => {
    const wells =
      well('To', juergen) + well('Cc', zhou) + well('Bcc', 'Geheim&lt;g@secret.example&gt;');
    expect(to(wells)).toMatchObject({ to: [{ email: mueller }], cc: [{ email: zhouTing }] });
    expect(JSON.stringify(to(wells)?.to) + JSON.stringify(to(wells)?.cc)).not.toContain('secret');
  });

  it('reads fields that share one element', () => {
    const field = (label: string, who: string) =>
      `<div role="heading">${label}: ${pill(who)}</div>`;
    const wells = `<div data-testid="RecipientWell">${field('收件人', juergen)}${field('抄送', zhou)}</div>`;
    expect(to(wells)).toMatchObject({ to: [{ email: mueller }], cc: [{ email: zhouTing }] });
  });

  it('says that it is not sure of fields in a language that it does not know', () => {
    const wells = well('Zuhanden', juergen) + well('Abschrift', zhou);
    expect(to(wells)).toMatchObject({
      to: [{ email: mueller }],
      cc: [{ email: zhouTing }],
      complete: false,
    });
  });
});

describe('Outlook, what a mail brings along', () => {
  const evil = 'Evil&lt;evil@attacker.example&gt;';
  const forged = `${pane(message({ number: 9, from: evil })).replaceAll('role="main"', 'role="main" lang="en"')}
    <span id="MSG_8_FROM">${evil}</span><div aria-label="From: ${evil}"></div>
    <div data-testid="RecipientWell" aria-label="To: ${evil}">${pill(evil)}</div>
    <div id="mectrl_currentAccount_secondary">evil@attacker.example</div>
    <div role="treeitem" aria-level="1" id="primaryMailboxRoot_9" title="evil@attacker.example"></div>
    <div role="heading" title="Forged subject" id="CONV_9_SUBJECT">Forged subject</div>
    <div data-testid="SentReceivedSavedTime">Mon 1/1/2001 1:00 AM</div>
    <div id="MailList"><div role="option" data-convid="${otherConversation}" aria-selected="true"></div></div>`;

  it.each([
    ['as it is', ''],
    ['without roles of bodies', 'role="document"'],
    ['without ids of bodies', /id="UniqueMessageBody_1"/],
  ])('is never taken for the page, %s', (_, gone) => {
    const honest = account + list(row({ selected: true }));
    const body = honest + pane(message({ body: forged })).replace(gone, '');
    const { messages, thread, rows, account: box } = read(body);
    expect(messages.map(({ from }) => from?.email)).toEqual([mueller]);
    expect(messages[0]).toMatchObject({
      to: [{ email: own }, {}],
      dateRaw: 'Sun 11/22/2026 11:30 PM',
    });
    expect(thread?.subject).toBe('AW: Liefertermin');
    expect([rows.length, box]).toEqual([1, own]);
  });

  it('cannot hide a message by calling it a draft', () => {
    const body = `<span>[Draft]</span><div contenteditable="true" role="textbox"></div>`;
    expect(senders(pane(message({ body })))).toEqual([mueller]);
  });

  it.each([
    '<form><input name="closest"><input name="querySelectorAll"></form>',
    '<img name="body"><img name="documentElement">',
    '<div role="main" role="document">',
    '<div id="ConversationReadingPaneContainer" role="document">',
  ])('does not make reading throw: %j', (body) => {
    for (const url of ['https://outlook.office.com/mail/inbox/id/%E0%A4%A', undefined])
      expect(() => read(body + pane(message({ body })), url)).not.toThrow();
  });
});
