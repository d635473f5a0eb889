import { Buffer } from 'node:buffer';
import type { Person, SnapshotMessage, Surface } from '../../contracts/inbox-snapshot.ts';
import { type MailReading, readingOfEml, readingOfPage } from '../mail-reading.ts';
import { parseEml } from '../parse-eml.ts';
import { readGmailMail, readGraphMail } from '../provider-mail.ts';
import { readMessage } from '../read-message.ts';
import type { Named, Reader, WrittenMail } from './written-mails.ts';

/** The five forms in which one mail reaches us. */
export const mailForms = ['gmail page', 'outlook page', 'gmail api', 'graph', 'eml'] as const;
export type MailForm = (typeof mailForms)[number];

const now = new Date('2026-11-22T10:00:00Z');

/** A mail in one of its forms, read by what reads that form in the product. */
export async function readForm(mail: WrittenMail, form: MailForm): Promise<MailReading> {
  switch (form) {
    case 'gmail page':
      return pageReading(mail, 'gmail', mail.gmail);
    case 'outlook page':
      return pageReading(mail, 'outlook', mail.outlook);
    case 'gmail api':
      return required(await readGmailMail(gmailJson(mail), 'archive@harbour-tools.example'));
    case 'graph':
      return required(readGraphMail(graphJson(mail), 'chen.yu@harbour-tools.example'));
    case 'eml':
      return readingOfEml(await parseEml(eml(mail)));
  }
}

function required(reading: MailReading | null): MailReading {
  if (reading === null) throw new Error('the form could not be read');
  return reading;
}

function pageReading(mail: WrittenMail, surface: Surface, reader: Reader): MailReading {
  const person = ({ name, email }: Named): Person =>
    reader.names === undefined
      ? { name, email }
      : { name: reader.names[email] ?? name, email: null };
  const [first] = mail.to;
  const message: SnapshotMessage = {
    id: surface === 'gmail' ? hexId(mail) : null,
    from: person(mail.from),
    to: reader.summarised && first !== undefined ? [person(first)] : mail.to.map(person),
    cc: reader.summarised ? [] : mail.cc.map(person),
    dateRaw: shownDate(new Date(mail.date), surface, reader),
    html: surface === 'gmail' ? gmailHtml(mail, reader) : outlookHtml(mail, reader),
    expanded: true,
    complete: !reader.clipped && !reader.summarised,
  };
  const { language, timeZone } = reader;
  const read = readMessage(message, { surface, pageLanguage: language, timeZone, now });
  return readingOfPage(read, {
    mailbox: `${surface}/zhao.min@harbour-tools.example`,
    subject: reader.subject ?? mail.subject,
  });
}

/** Ids differ from mail to mail as they do at Google. */
const hexId = ({ messageId }: WrittenMail) =>
  Buffer.from(messageId).toString('hex').slice(2, 18).padEnd(16, '0');

/** As the hosts write dates: Gmail with the month's name, Outlook on the web with weekday and numbers. */
function shownDate(date: Date, surface: Surface, { language, timeZone }: Reader): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone, ...options }).format(date);
  const clock = format({ hour: 'numeric', minute: '2-digit' });
  if (surface === 'gmail') return format({ dateStyle: 'medium', timeStyle: 'short' });
  const day = format({ year: 'numeric', month: 'numeric', day: 'numeric' });
  return `${format({ weekday: 'short' })} ${day} ${clock}`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const divs = (lines: readonly string[]) => lines.map((line) => `<div>${escaped(line)}</div>`);

function ownHtml({ paragraphs, signature }: WrittenMail, most = paragraphs.length): string {
  const body = divs(paragraphs.slice(0, most)).join('<div><br></div>');
  if (signature === undefined || most < paragraphs.length) return body;
  return `${body}<div><br></div><div>-- <br>${divs(signature).join('')}</div>`;
}

const bannerHtml = (banner: string | undefined) =>
  banner === undefined
    ? ''
    : `<div style="border:1px solid #9c6500"><p>${escaped(banner)}</p></div><br>`;

function gmailHtml(mail: WrittenMail, { banner, clipped }: Reader): string {
  const own = ownHtml(mail, clipped ? 8 : undefined);
  const rest = clipped ? '<div><br></div><div>…</div>' : gmailQuote(mail);
  return `${bannerHtml(banner)}<div dir="ltr">${own}</div>${rest}`;
}

const attribution = ({ to: [first] }: WrittenMail) =>
  `On Mon, Nov 2, 2026 at 9:00 AM ${first?.name} &lt;${first?.email}&gt; wrote:`;

function gmailQuote(mail: WrittenMail): string {
  if (mail.quoted === undefined) return '';
  return `<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${attribution(mail)}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex">${divs(mail.quoted).join('')}</blockquote></div>`;
}

/** Outlook on the web puts `x_` before the names of a mail's own classes and ids. */
function outlookHtml(mail: WrittenMail, { banner, clipped }: Reader): string {
  const quote = gmailQuote(mail).replace(/class="/g, 'class="x_');
  return `<div class="x_wrap">${bannerHtml(banner)}<div dir="ltr">${ownHtml(mail, clipped ? 8 : undefined)}</div>${quote}</div>`;
}

function plainText(mail: WrittenMail): string {
  const signature = mail.signature === undefined ? [] : ['', '-- ', ...mail.signature];
  const quote =
    mail.quoted === undefined
      ? []
      : ['', plain(attribution(mail)), '', ...mail.quoted.map((line) => `> ${line}`)];
  return [...mail.paragraphs.flatMap((line) => [line, '']), ...signature, ...quote].join('\r\n');
}

const plain = (html: string) => html.replaceAll('&lt;', '<').replaceAll('&gt;', '>');

const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const header = (text: string) => (/^[\x20-\x7e]*$/.test(text) ? text : word(text));
const mailbox = ({ name, email }: Named) => `${header(name)} <${email}>`;

/** As the sender's program sent it; plain text only, which is how a mail archive often has it. */
function eml(mail: WrittenMail): string {
  return [
    `From: ${mailbox(mail.from)}`,
    `To: ${mail.to.map(mailbox).join(', ')}`,
    ...(mail.cc.length === 0 ? [] : [`Cc: ${mail.cc.map(mailbox).join(',\r\n ')}`]),
    `Subject: ${header(mail.subject)}`,
    `Date: ${new Date(mail.date).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${mail.messageId}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(plainText(mail)).toString('base64'),
  ].join('\r\n');
}

function gmailJson(mail: WrittenMail): unknown {
  const part = (mimeType: string, text: string) => ({
    mimeType,
    filename: '',
    body: { data: Buffer.from(text).toString('base64url') },
  });
  return {
    id: hexId(mail),
    threadId: hexId(mail),
    internalDate: String(Date.parse(mail.date) + 4_000),
    payload: {
      mimeType: 'multipart/alternative',
      headers: [
        { name: 'From', value: `${mail.from.name} <${mail.from.email}>` },
        { name: 'To', value: mail.to.map(({ name, email }) => `"${name}" <${email}>`).join(', ') },
        ...(mail.cc.length === 0
          ? []
          : [
              {
                name: 'Cc',
                value: mail.cc.map(({ name, email }) => `${name} <${email}>`).join(', '),
              },
            ]),
        { name: 'Subject', value: mail.subject },
        { name: 'Date', value: new Date(mail.date).toUTCString() },
        { name: 'Message-ID', value: mail.messageId },
      ],
      parts: [
        part('text/plain', plainText(mail)),
        part(
          'text/html',
          `<html><body>${gmailHtml(mail, { language: '', timeZone: '' })}</body></html>`,
        ),
      ],
    },
  };
}

function graphJson(mail: WrittenMail): unknown {
  const person = ({ name, email }: Named) => ({ emailAddress: { name, address: email } });
  return {
    id: `AAMkAGUz${hexId(mail)}AAA=`,
    conversationId: 'AAQkAGUzYRgQAAA=',
    internetMessageId: mail.messageId,
    subject: mail.outlook.subject ?? mail.subject,
    from: person(mail.from),
    toRecipients: mail.to.map(person),
    ccRecipients: mail.cc.map(person),
    sentDateTime: mail.date,
    receivedDateTime: new Date(Date.parse(mail.date) + 9_000).toISOString(),
    uniqueBody: {
      contentType: 'html',
      content: `<html><body><div>${bannerHtml(mail.outlook.banner)}${ownHtml(mail)}</div></body></html>`,
    },
  };
}
