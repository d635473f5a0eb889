import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseEml } from '../../shared/domain/parse-eml.ts';
import type { MailPerson as ParsedPerson } from '../../shared/domain/people.ts';
import { people } from './demo-mail/people.ts';
import type { Mailbox, MailboxError, MailPerson, MailThread, SandboxLanguage } from './mailbox.ts';

export interface EmlMailboxOptions {
  readonly now: Date;
  readonly language?: SandboxLanguage;
  readonly timeZone?: string;
}

/** Real mails are large; the sandbox's page holds all of them at once. */
const largestFile = 10_000_000;

/**
 * A folder of `.eml` files as the demo rep's mailbox, one thread a file. A file that is no mail becomes an error of the
 * mailbox; nothing throws but a folder that cannot be read.
 * @throws Error when the folder does not exist
 */
export async function emlMailbox(folder: string, options: EmlMailboxOptions): Promise<Mailbox> {
  const { now, language = 'en', timeZone = 'Asia/Shanghai' } = options;
  const threads: MailThread[] = [];
  const errors: MailboxError[] = [];
  for (const file of await emlFiles(folder)) {
    const read = await readThread(join(folder, file), file);
    if ('reason' in read) errors.push(read);
    else threads.push(read);
  }
  return { owner: people.zhaoMin, language, timeZone, now, threads, errors };
}

async function emlFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.eml$/i.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

async function readThread(path: string, key: string): Promise<MailThread | MailboxError> {
  const bytes = await readFile(path);
  if (bytes.length > largestFile) return { key, reason: `${bytes.length} bytes are too many` };
  const mail = await parseEml(bytes);
  const from = mail.from[0];
  if (mail.warnings.includes('mime_unreadable')) return { key, reason: 'it is no mail' };
  if (from === undefined) return { key, reason: 'it names no sender' };
  return {
    key,
    subject: mail.subject ?? '',
    folder: 'inbox',
    unread: true,
    messages: [
      {
        from: shown(from),
        to: mail.to.map(shown),
        cc: mail.cc.map(shown),
        // Where a mail's own date is missing, a mailbox shows when it arrived: for a file, when it was written.
        sentAt: mail.date === null ? (await stat(path)).mtime : new Date(mail.date),
        html: mail.html ?? `<pre style="white-space: pre-wrap">${escaped(mail.text)}</pre>`,
      },
    ],
  };
}

/** As a page shows people: an address that is none stands there as it was written. */
function shown({ email, name, invalid }: ParsedPerson): MailPerson {
  const address = email ?? invalid ?? '';
  return { name: name ?? address, email: address };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
