// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { pageOf } from '../testing/page-of.ts';
import { readOutlook } from './read-outlook.ts';

const conversation = 'AAQkADM1ZmJjNzE0LTk2ZGQtNGE3Zi04ZWE1AAQAExample=';
const item = 'AAMkADM1ZmJjNzE0LTk2ZGQtNGE3Zi04ZWE1AAAAAExample=';
const inbox = 'https://outlook.office.com/mail/inbox';
const open = `${inbox}/id/${encodeURIComponent(conversation)}`;

const words = {
  en: { to: 'To', cc: 'Cc', bcc: 'Bcc', subject: 'Add a subject', body: 'Message body' },
  'zh-CN': { to: '收件人', cc: '抄送', bcc: '密件抄送', subject: '添加主题', body: '邮件正文' },
  de: { to: 'An', cc: 'Cc', bcc: 'Bcc', subject: 'Betreff hinzufügen', body: 'Nachrichtentext' },
} as const;

const pill = (label: string) =>
  `<span class="_Entity"><span role="button" data-lpc-hover-target-id="lpc-1" aria-label="${label}">${label.replace(/&lt;.*/, '')}<button aria-label="Remove">x</button></span></span>`;

interface Form {
  readonly language?: keyof typeof words;
  readonly number?: number;
  readonly to?: string;
  readonly cc?: string;
  readonly subject?: string | null;
  readonly text?: string;
  readonly icon?: string;
}

function form({ language = 'en', number = 0, subject = '', ...given }: Form): string {
  const word = words[language];
  const well = (label: string, pills = '', typed = '') =>
    `<div contenteditable="true" role="textbox" aria-label="${label}">${pills}${typed}</div>`;
  const subjectBox =
    subject === null
      ? ''
      : `<input id="MSG_${number}_SUBJECT" aria-label="${word.subject}" value="${subject}">`;
  return `<div id="docking_InitVisiblePart_${number}" class="h4sh">
    <div data-testid="ComposeSendButton"><button>Send</button></div>
    ${given.icon === undefined ? '' : `<i data-icon-name="${given.icon}"></i>`}
    ${well(word.to, given.to, 'half.typed@exa')}${well(word.cc, given.cc)}<button aria-label="${word.bcc}">${word.bcc}</button>
    ${subjectBox}
    <div id="editorParent_${number}"><div contenteditable="true" role="textbox" aria-label="${word.body}, press Alt+F10 to exit">${given.text ?? ''}</div></div></div>`;
}

const main = (content: string) =>
  `<div role="main" data-app-section="MailReadCompose">${content}</div>`;
const pane = (content: string) =>
  main(`<div id="ConversationReadingPaneContainer"><div id="CONV_1_SUBJECT" role="heading" title="AW: Liefertermin">AW: Liefertermin</div>
    <span id="MSG_1_FROM" aria-label="From: Wang Fang&lt;wang.fang@acme-packaging.example&gt;">Wang Fang</span>
    <div role="document"><div id="UniqueMessageBody_1">Hello</div></div>${content}</div>`);

function read(body: string, url = inbox) {
  const { document, location } = pageOf(`<head></head><body>${body}</body>`, url);
  return readOutlook(document, location);
}

const wang = pill('Wang Fang&lt;wang.fang@acme-packaging.example&gt;');
const wangFang = { email: 'wang.fang@acme-packaging.example', name: 'Wang Fang' };

describe('Outlook, a mail being written', () => {
  it.each(['en', 'zh-CN', 'de'] as const)('reads recipients by field in %s', (language) => {
    const snapshot = read(
      main(form({ language, to: wang, cc: pill('Tom Becker'), subject: 'Liefertermin' })),
    );
    expect(snapshot.composes).toMatchObject([
      {
        kind: 'new',
        // No pane stands there that it could be in or beside.
        placement: null,
        draftId: null,
        threadId: null,
        to: [wangFang],
        cc: [{ email: null, name: 'Tom Becker' }],
        bcc: [],
        subject: 'Liefertermin',
      },
    ]);
    expect(snapshot.health.compose).toBe('ok');
  });

  it('knows the conversation that an inline answer stands in', () => {
    const answer = pane(form({ to: wang, subject: null, icon: 'ArrowReplyAllRegular' }));
    expect(read(answer, open).composes[0]).toMatchObject({
      kind: 'reply',
      placement: 'inline',
      threadId: conversation,
      subject: null,
    });
  });

  it.each([
    ['AW: Liefertermin', 'reply'],
    ['答复: 交期', 'reply'],
    ['WG: Liefertermin', 'forward'],
    ['转发: 交期', 'forward'],
    ['Liefertermin', null],
  ])('tells the kind of a mail with a quotation by its subject: %s', (subject, kind) => {
    const text = '<p></p><div id="divRplyFwdMsg">Von: …</div>';
    expect(read(main(form({ subject, text }))).composes[0]?.kind).toBe(kind);
  });

  it('keeps several apart under keys that stay', () => {
    const page = pageOf(
      `<head></head><body>${main(form({ number: 0, to: wang }) + form({ number: 1 }))}</body>`,
      inbox,
    );
    const first = readOutlook(page.document, page.location).composes;
    expect(first.map(({ to }) => to?.length)).toEqual([1, 0]);
    expect(new Set(first.map(({ key }) => key)).size).toBe(2);
    expect(readOutlook(page.document, page.location).composes).toEqual(first);
  });

  it('reads a window of its own, and the draft that its address names', () => {
    const url = `https://outlook.office.com/mail/compose/${encodeURIComponent(item)}`;
    expect(read(form({ to: wang }), url).composes[0]).toMatchObject({
      placement: 'popout',
      draftId: item,
    });
    expect(read('', url).health.compose).toBe('broken');
  });

  it('leaves out a hidden form: it may be what is left of a mail that was sent', () => {
    expect(read(main(`<div style="display: none">${form({ to: wang })}</div>`)).composes).toEqual(
      [],
    );
  });

  it.each([
    ['the Send button’s name', 'data-testid="ComposeSendButton"'],
    ['the ids', /id="(?:docking|editorParent|MSG)_[^"]*"/g],
    ['the pills’ ids', 'data-lpc-hover-target-id="lpc-1"'],
    ['every class', /class="[^"]*"/g],
  ])('says the same without %s', (_what, part) => {
    const whole = main(form({ to: wang, subject: 'Liefertermin' }));
    const [expected] = read(whole).composes;
    const [left] = read(whole.replaceAll(part, '')).composes;
    expect({ ...left, key: '' }).toEqual({ ...expected, key: '' });
  });

  it('takes no other editor for a mail, and says broken where a field is missed', () => {
    const note = '<div contenteditable="true" role="textbox" aria-label="Note"></div>';
    expect(read(main(note)).composes).toEqual([]);
    const blind = main(form({ to: wang }).replace(/<button aria-label="Bcc">.*?<\/button>/, ''));
    expect(read(blind).composes[0]?.bcc).toBeNull();
    expect(read(blind).health.compose).toBe('broken');
  });
});
