// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { pageOf } from '../testing/page-of.ts';
import { readGmail } from './read-gmail.ts';

const inbox = 'https://mail.google.com/mail/u/0/#inbox?compose=new';
const threadDecimal = '1654009536642772396';
const threadId = '16f438e906b36dac';

interface Form {
  readonly id?: number;
  readonly draft?: string;
  readonly answers?: string | null;
  readonly subject?: string;
  readonly to?: string;
  readonly cc?: string;
  readonly text?: string;
  readonly names?: string;
}

const chip = (email: string, name = '') =>
  `<div role="option" class="afV" data-hovercard-id="${email}" data-name="${name}"><div class="akl">${name || email}</div></div>`;
const field = (name: string, chips = '', typed = '') =>
  `<div name="${name}" class="anm"><div role="listbox">${chips}</div><input role="combobox" value="${typed}"></div>`;
const hidden = (name: string, value: string | null | undefined) =>
  value == null ? '' : `<input type="hidden" name="${name}" value="${value}">`;

/** The form as Gmail has it since October 2021: fields that hold chips. */
const form = ({ id = 1, draft = '#msg-a:r-76736', answers = '', ...given }: Form) =>
  `<div class="M9"><div class="aoI" role="region"><form class="bAs">
    ${field('to', given.to, 'half.typed@exa')}${field('cc', given.cc)}${field('bcc')}
    <input name="subjectbox" class="aoT" value="${given.subject ?? ''}">
    ${hidden('composeid', String(id))}${hidden('draft', draft)}${hidden('rt', answers)}</form>
    <div class="Am" g_editable="true" role="textbox" contenteditable="true">${given.text ?? ''}</div>
    <div class="aoO" role="button" aria-label="Send">Send</div></div></div>`;
const dialog = (content: string, style = '') =>
  `<div class="AD"><div role="dialog"><h2>New Message</h2><div ${style}>${content}</div></div></div>`;
const thread = (content: string, perm = `thread-f:${threadDecimal}`) =>
  `<div role="main"><h2 class="hP" data-thread-perm-id="${perm}" data-legacy-thread-id="${threadId}">Quote</h2>
   <div role="list"><div role="listitem"><div data-message-id="#msg-f:1600484990382419037" data-legacy-message-id="1636109e7816ac5d"></div></div></div>
   <div class="ip adB">${content}</div></div>`;

function read(body: string, url = inbox) {
  const { document, location } = pageOf(`<head></head><body>${body}</body>`, url);
  return readGmail(document, location);
}

const wang = chip('wang.fang@acme-packaging.example', 'Wang Fang');

describe('Gmail, a mail being written', () => {
  it('reads recipients by field; what is half typed is nobody yet', () => {
    const snapshot = read(
      dialog(form({ to: wang, cc: chip('li.lei@acme-packaging.example'), subject: 'Quote' })),
    );
    expect(snapshot.composes).toMatchObject([
      {
        kind: 'new',
        placement: 'window',
        draftId: 'msg-a:r-76736',
        threadId: null,
        localThreadId: null,
        to: [{ email: 'wang.fang@acme-packaging.example', name: 'Wang Fang' }],
        cc: [{ email: 'li.lei@acme-packaging.example', name: null }],
        bcc: [],
        subject: 'Quote',
      },
    ]);
    expect(snapshot.health.compose).toBe('ok');
  });

  it('is none that a mail brings along, whatever its classes are called', () => {
    const form = '<form><input name="composeid"><input name="subjectbox" value="x"></form>';
    const { document, location } = pageOf(
      `<body><div role="main"><div jslog="20277; x">${form}</div></div></body>`,
      inbox,
    );
    expect(readGmail(document, location).composes).toEqual([]);
  });

  it('takes a new mail for new although its form names a local thread', () => {
    const [compose] = read(dialog(form({ answers: '#thread-a:r-7681922771531347793' }))).composes;
    expect(compose).toMatchObject({
      kind: 'new',
      threadId: null,
      localThreadId: 'thread-a:r-7681922771531347793',
    });
  });

  it('takes an answer for one by the thread that it names', () => {
    const url = `https://mail.google.com/mail/u/0/#inbox/${threadId}`;
    const [compose] = read(thread(form({ answers: `#thread-f:${threadDecimal}` })), url).composes;
    expect(compose).toMatchObject({ kind: 'reply', placement: 'inline', threadId });
  });

  it('knows the thread of an answer also where it began in this mailbox', () => {
    const local = 'thread-a:r-99';
    const own = thread(form({ answers: `#${local}` }), local);
    expect(read(own).composes[0]).toMatchObject({ kind: 'reply', threadId, localThreadId: local });
    const other = thread(form({ answers: '#thread-a:r-98' }), local);
    expect(read(other).composes[0]).toMatchObject({ kind: 'new', threadId: null });
  });

  it.each([
    ['its subject', { subject: 'Fwd: Quote' }],
    [
      'the header lines in its text',
      { text: '<div class="gmail_quote"><div class="gmail_attr">From: …</div><p>Text</p></div>' },
    ],
  ])('takes a forwarded mail for one by %s', (_what, given) => {
    const answers = `#thread-f:${threadDecimal}`;
    expect(read(thread(form({ answers, ...given }))).composes[0]?.kind).toBe('forward');
  });

  it('takes a quotation for no forwarded mail, and a subject alone neither', () => {
    const quoted =
      '<div class="gmail_quote"><div class="gmail_attr">On Monday …</div><blockquote>Text</blockquote></div>';
    const answer = form({ answers: `#thread-f:${threadDecimal}`, text: quoted });
    expect(read(thread(answer)).composes[0]?.kind).toBe('reply');
    expect(read(dialog(form({ subject: 'Fwd: mine' }))).composes[0]?.kind).toBe('new');
  });

  it('keeps several apart, minimised ones included, under keys that stay', () => {
    const page = pageOf(
      `<head></head><body>${dialog(form({ id: 1, draft: '#msg-a:r1', to: wang }))}${dialog(form({ id: 2, draft: '#msg-a:r2' }), 'style="display:none"')}</body>`,
      inbox,
    );
    const first = readGmail(page.document, page.location).composes;
    expect(first.map(({ draftId }) => draftId)).toEqual(['msg-a:r1', 'msg-a:r2']);
    expect(first.map(({ to }) => to?.length)).toEqual([1, 0]);
    expect(new Set(first.map(({ key }) => key)).size).toBe(2);
    expect(readGmail(page.document, page.location).composes).toEqual(first);
  });

  it('leaves out the editor of a thread that was left and is still in the document', () => {
    const ghost = thread(form({})).replace('<div ', '<div style="display: none" ');
    expect(read(ghost, 'https://mail.google.com/mail/u/0/#inbox').composes).toEqual([]);
  });

  it('reads a window of its own', () => {
    const url = 'https://mail.google.com/mail/u/0/popout?ver=x&view=btop#cmid=1';
    expect(read(form({ to: wang }), url).composes[0]).toMatchObject({ placement: 'popout' });
  });

  it('reads the fields as they were before chips: one hidden input a person', () => {
    const old = (name: string, people = '') =>
      `<textarea name="${name}">half@typed</textarea>${people}`;
    const page = dialog(
      `<div role="region"><form>${old('to', '<input type="hidden" name="to" value="&quot;Wang Fang&quot; &lt;Wang.Fang@acme-packaging.example&gt;">')}${old('cc')}${old('bcc')}
       <input name="subjectbox"><input name="composeid" value="1"><input name="rt" value=""></form>
       <div g_editable="true" role="textbox"></div></div>`,
    );
    expect(read(page).composes[0]).toMatchObject({
      to: [{ email: 'wang.fang@acme-packaging.example', name: 'Wang Fang' }],
      cc: [],
    });
  });

  it.each([
    ['composeid', 'name="composeid"'],
    ['g_editable', 'g_editable="true"'],
    ['role option', 'role="option"'],
    ['every class', /class="[^"]*"/g],
  ])('says the same without %s', (_what, part) => {
    const whole = dialog(form({ to: wang, subject: 'Quote', answers: '#thread-a:r-7' }));
    const [expected] = read(whole).composes;
    const [left] = read(whole.replaceAll(part, '')).composes;
    expect({ ...left, key: '' }).toEqual({ ...expected, key: '' });
  });

  it('finds draft and thread in the log attribute when the form names neither', () => {
    const logged = btoa(
      JSON.stringify(['#msg-a:r-5', null, null, null, 1, null, [`#thread-f:${threadDecimal}`]]),
    );
    const bare = form({ draft: 'undefined', answers: 'undefined' }).replace(
      'class="M9"',
      `class="M9" jslog="77394; u014N:xr6bB; 11:${logged}"`,
    );
    expect(read(dialog(bare)).composes[0]).toMatchObject({
      draftId: 'msg-a:r-5',
      threadId,
      kind: 'reply',
    });
  });

  it('says broken where a field of recipients is missed, or where the address tells of a mail that is not there', () => {
    const blind = dialog(form({ to: wang }).replace('name="bcc"', ''));
    expect(read(blind).composes[0]?.bcc).toBeNull();
    expect(read(blind).health.compose).toBe('broken');
    expect(read('').health.compose).toBe('broken');
    expect(read('', 'https://mail.google.com/mail/u/0/#inbox').health.compose).toBe('idle');
  });

  it('says no kind where the form does not tell', () => {
    expect(read(dialog(form({ answers: null }))).composes[0]?.kind).toBeNull();
  });

  it('takes a form inside a mail for none', () => {
    const forged = `<div role="main"><div class="ii gt"><div class="a3s">${form({ to: wang })}</div></div></div>`;
    expect(read(forged, 'https://mail.google.com/mail/u/0/#inbox').composes).toEqual([]);
  });
});
