import { describe, expect, test } from 'vitest';
import { isAutomatic, judgeMail } from './mail-kind.ts';
import { absenceMails } from './testing/absence-mails.ts';
import { type JudgedMail, listMails, personalMails } from './testing/judged-mails.ts';
import { newslettersWithoutHeaders } from './testing/newsletters.ts';

const judge = ({ from, subject, text, headers }: JudgedMail) =>
  judgeMail({
    headers:
      headers === undefined
        ? null
        : new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
    from,
    subject,
    text,
    contentTypes: ['text/plain'],
  });

test.each(personalMails)('a personal mail is never suppressed: $subject', (mail) => {
  const { kind, because } = judge(mail);
  expect({ because, isAutomatic: isAutomatic(kind) }).toEqual({ because, isAutomatic: false });
});

test.each(listMails)('a list is a list: $headers', (mail) => {
  expect(judge(mail)).toMatchObject({ kind: 'list' });
});

test.each(newslettersWithoutHeaders)('a newsletter without headers is one: $subject', (mail) => {
  expect(judge(mail)).toMatchObject({ kind: 'newsletter' });
});

describe('absent and gone are told apart', () => {
  test.each(absenceMails)('$kind: $text', (mail) => {
    expect(judge(mail)).toMatchObject({ kind: mail.kind });
  });
});
