import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { type ParsedMail, parseEml } from '../../shared/domain/parse-eml.ts';
import { type MailPerson, normaliseAddress } from '../../shared/domain/people.ts';
import { Score } from './labelled-files.ts';

const labels = z.record(z.string(), z.object({ expect: z.record(z.string(), z.unknown()) }));

/**
 * Scores `.eml` files against `expected.json` in the folder: per file the values on which independent parsers agree
 * (`{expect: {from: [[name, address]], to, cc, "reply-to", messageId, inReplyTo, subject, date, attachments, text}}`).
 */
export async function evaluateMail(folder: string): Promise<Record<string, unknown>> {
  const expected = labels.parse(JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')));
  const all = new Score();
  const byField: Record<string, Score> = {};
  const threw: string[] = [];
  const kinds: Record<string, number> = {};
  for (const [file, { expect }] of Object.entries(expected)) {
    let mail: ParsedMail;
    try {
      mail = await parseEml(await readFile(join(folder, file)));
    } catch (error) {
      threw.push(`${file}: ${String(error)}`);
      continue;
    }
    kinds[mail.kind] = (kinds[mail.kind] ?? 0) + 1;
    for (const [field, value] of Object.entries(expect)) {
      const found = foundIn(mail, field);
      if (found === undefined || value === null) continue;
      const isRight =
        field === 'text' ? textHolds(String(found), String(value)) : same(found, value);
      all.count(file, field, value, found, isRight);
      byField[field] ??= new Score();
      byField[field].count(file, field, value, found, isRight);
    }
  }
  return {
    files: Object.keys(expected).length,
    threw,
    right: all.right,
    labelled: all.labelled,
    share: all.share,
    byField: Object.fromEntries(
      Object.entries(byField).map(([field, score]) => [field, `${score.right}/${score.labelled}`]),
    ),
    kinds,
    wrong: all.wrong,
  };
}

function foundIn(mail: ParsedMail, field: string): unknown {
  const pairs = (people: readonly MailPerson[]) =>
    people.map((person) => [
      person.name ?? '',
      (person.email ?? person.invalid ?? '').toLowerCase(),
    ]);
  switch (field) {
    case 'from':
      return pairs(mail.from);
    case 'to':
      return pairs(mail.to);
    case 'cc':
      return pairs(mail.cc);
    case 'reply-to':
      return pairs(mail.replyTo);
    case 'messageId':
      return mail.messageIdHeader;
    case 'inReplyTo':
      return mail.inReplyTo;
    case 'subject':
      return mail.subject;
    case 'date':
      return mail.date?.replace('.000Z', 'Z') ?? null;
    case 'attachments':
      // Parsers agree on named files; parts without a name (reports, invitations) each counts as it likes.
      return mail.attachments.flatMap(({ name }) => (name === null ? [] : [name])).sort();
    case 'text':
      return mail.text;
    default:
      return undefined;
  }
}

function same(found: unknown, expected: unknown): boolean {
  return JSON.stringify(fold(found)) === JSON.stringify(fold(expected));
}

/** Parsers differ in white space, in the case of ids and in the form of an international domain, which mean nothing. */
function fold(value: unknown): unknown {
  if (typeof value === 'string')
    return asciiDomain(value.replace(/\s+/g, ' ').replace(/^<|>$/g, '').trim().toLowerCase());
  if (Array.isArray(value)) return value.map(fold);
  return value;
}

function asciiDomain(text: string): string {
  return /^[^\s@]+@[^\s@]+$/.test(text) ? (normaliseAddress(text) ?? text) : text;
}

function textHolds(found: string, expected: string): boolean {
  const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
  return flat(found) === flat(expected) || flat(found).includes(flat(expected));
}
