import type { Mailbox } from '../sandbox/mailbox.ts';

/** The rep of the loaded organisation whose mailbox it is; theirs are the customers whose numbers are multiples of twenty. */
export const benchOwner = 0;

export const benchThread = (n: number): string => `bench-${n}`;
export const benchSubject = (n: number): string => `Enquiry ${n + 1}`;

/** `threads` mails to a rep of the loaded organisation (tests/tools/bench-load.sql), each from another customer of theirs. */
export function benchMailbox(customers: number, threads: number, now: Date): Mailbox {
  if (20 * threads > customers)
    throw new Error(`${threads} mails of different customers need ${20 * threads} customers`);
  const owner = { name: `Member ${benchOwner}`, email: `member${benchOwner}@bench.example` };
  return {
    ...{ owner, language: 'en', timeZone: 'Asia/Shanghai', now, errors: [] },
    threads: Array.from({ length: threads }, (_, n) => ({
      ...{ key: benchThread(n), subject: benchSubject(n), folder: 'inbox', unread: false },
      messages: [
        {
          from: { name: `Person ${n}`, email: `p0@c${20 * (n + 1)}.example` },
          ...{ to: [owner], cc: [], sentAt: new Date(now.getTime() - (n + 1) * 60_000) },
          html: `<p>Please send the quote for part ${n}.</p><p>Thanks</p>`,
        },
      ],
    })),
  };
}
