import type { Person, SnapshotMessage } from '../../../shared/contracts/inbox-snapshot.ts';
import { addressIn, bodyHtml, cleanText, textOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import type { GmailAddress } from './gmail-address.ts';
import { gmail } from './gmail-locators.ts';
import { isBefore, outermost, rowsOf, someOf, titleOf } from './page-parts.ts';
import { fieldNamed, type RecipientField } from './recipient-words.ts';

/** The window that "Print" or "View entire message" opens: plain tables, one a message, everything as text. */
export interface PrintedThread {
  readonly subject: string | null;
  readonly account: string | null;
  readonly messages: SnapshotMessage[];
}

export function readPrint(
  reading: Reading,
  document: Document,
  { messageIds }: GmailAddress,
): PrintedThread {
  const tables = outermost([...document.querySelectorAll('body table')]);
  const printed = tables.flatMap((table) => printedMessage(table) ?? []);
  const found = reading.first('messages', [
    { locator: gmail.printMessages, read: () => someOf(printed) },
  ]);
  const [first] = found ?? [];
  // The address lists the messages in the order of the page; with another number of them nobody knows which is which.
  const ids = messageIds.length === found?.length ? messageIds : null;
  const messages = (found ?? []).map((message, index): SnapshotMessage => {
    const field = `messages.${index}`;
    const id = reading.first(`${field}.id`, [
      { locator: gmail.messageQuery, read: () => ids?.[index] ?? null },
    ]);
    reading.first(`${field}.from`, [
      { locator: gmail.printMessages, read: () => message.read.from?.email ?? null },
    ]);
    return { ...message.read, id };
  });
  return {
    subject: first === undefined ? null : readSubject(reading, document, first.table),
    account: readOwner(reading, tables),
    messages,
  };
}

interface PrintedMessage {
  readonly table: Element;
  readonly read: Omit<SnapshotMessage, 'id'>;
}

/** "Name <address>" beside a date; recipients, a field a line; then the mail in a table of its own. */
function printedMessage(table: Element): PrintedMessage | null {
  const [head, ...rows] = rowsOf(table);
  const [who = null, when = null] = head?.children ?? [];
  const from = personsIn(textOf(who))[0] ?? null;
  const dateRaw = textOf(when);
  const at = rows.findIndex((row) => row.querySelector('table') !== null);
  const mail = rows[at]?.querySelector('table td') ?? null;
  if (from === null || dateRaw === null || !/\p{Nd}/u.test(dateRaw) || mail === null) return null;
  const fields = fieldsIn(rows.slice(0, at));
  const content = bodyHtml(mail);
  const { to, cc } = fields ?? { to: null, cc: null };
  return {
    table,
    read: {
      from,
      to,
      cc,
      dateRaw,
      html: content.html,
      expanded: true,
      complete: !content.cut && fields !== null,
    },
  };
}

/** null where a line's label is not known: then nobody is put into a field. */
function fieldsIn(rows: readonly Element[]): { to: Person[]; cc: Person[] } | null {
  const people = new Map<RecipientField, Person[]>();
  for (const line of rows.flatMap((row) => [...row.querySelectorAll('div')])) {
    const [, label = '', list = ''] = /^([^:：]+[:：])(.*)$/.exec(textOf(line) ?? '') ?? [];
    const field = fieldNamed(label);
    if (field === null) return null;
    people.set(field, personsIn(list));
  }
  if (people.size === 0) return null;
  return { to: people.get('to') ?? [], cc: people.get('cc') ?? [] };
}

function personsIn(text: string | null): Person[] {
  const one = /(?:"([^"]*)"|([^",;<>]*))\s*<([^<>\s]+@[^<>\s]+)>|([^\s<>,;"]+@[^\s<>,;"]+)/g;
  return [...(text ?? '').matchAll(one)].flatMap(([, quoted, plain, inBrackets, bare]) => {
    const email = addressIn(inBrackets ?? bare ?? null);
    return email === null ? [] : [{ email, name: cleanText(quoted ?? plain ?? null) }];
  });
}

function readSubject(reading: Reading, document: Document, message: Element): string | null {
  const large = [...document.querySelectorAll(gmail.printSubject.selector)].find((font) =>
    isBefore(font, message),
  );
  return reading.first('thread.subject', [
    { locator: gmail.printSubject, read: () => textOf(large ?? null) },
    // "Gmail - Subject"
    {
      locator: gmail.subjectTitle,
      read: () => cleanText(/ - (.*)$/.exec(titleOf(document))?.[1] ?? null),
    },
  ]);
}

/** Above all stands whose mailbox it is. */
function readOwner(reading: Reading, tables: readonly Element[]): string | null {
  const [first] = tables;
  return reading.first('account', [
    {
      locator: gmail.printAccount,
      read: () =>
        first === undefined || printedMessage(first) !== null ? null : addressIn(textOf(first)),
    },
  ]);
}
