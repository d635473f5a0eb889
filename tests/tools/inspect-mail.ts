import { readFile } from 'node:fs/promises';
import { createDigester } from '../../shared/domain/digests.ts';
import { surrogateKey } from '../../shared/domain/mail-identity.ts';
import { parseEml } from '../../shared/domain/parse-eml.ts';
import type { MailPerson } from '../../shared/domain/people.ts';

/** A public key, so that the soft keys of two inspected files can be compared. Never an organisation's. */
const inspectionKey = { version: 0, key: 'A'.repeat(43) };

/** What `npm run inspect -- mail FILE` prints: what Threadbook reads in an `.eml`. Never throws on content. */
export async function inspectMail(path: string): Promise<Record<string, unknown>> {
  const mail = await parseEml(await readFile(path));
  const soft = await createDigester(inspectionKey).softKeys({
    from: mail.from[0]?.email ?? null,
    subject: mail.subject,
    sentAt: mail.date,
  });
  return {
    messageId: mail.messageIdHeader,
    /** For mails without a Message-ID. */
    surrogateKey: mail.messageId === null ? await surrogateKey(mail) : null,
    softKey: soft.signed?.own ?? null,
    inReplyTo: mail.inReplyTo,
    from: mail.from.map(printed),
    to: mail.to.map(printed),
    cc: mail.cc.map(printed),
    replyTo: mail.replyTo.map(printed),
    subject: mail.subject,
    date: mail.date,
    kind: mail.kind,
    kindBecause: mail.kindBecause,
    text: mail.reply.text,
    cut: mail.reply.cut,
    originalText: mail.reply.originalText,
    signature: mail.signature,
    forwarded:
      mail.forwarded === null
        ? null
        : {
            ...mail.forwarded,
            from: mail.forwarded.from === null ? null : printed(mail.forwarded.from),
            to: mail.forwarded.to.map(printed),
            cc: mail.forwarded.cc.map(printed),
          },
    attachments: mail.attachments.filter(({ name }) => name !== null),
    /** Types of parts without a name: reports, returned mails, invitations. */
    unnamedParts: mail.attachments.flatMap(({ name, type }) => (name === null ? [type] : [])),
    warnings: mail.warnings,
  };
}

function printed(person: MailPerson): { name: string | null; address: string | null } {
  return { name: person.name, address: person.email ?? person.invalid };
}
