import { startRunningClock } from '../fakes/clock.ts';
import { appAtFake } from '../fakes/google/google-app.ts';
import { type GoogleFake, startGoogleFake } from '../fakes/google/google-fake.ts';
import { writeMail } from '../fakes/write-mail.ts';
import { people } from '../sandbox/demo-mail/people.ts';
import type { MailPerson } from '../sandbox/mailbox.ts';
import { arrivalsPage, type LetterToArrive, readLetter } from './arrivals-page.ts';

const DAY = 86_400_000;

/** Who writes to the demo rep: contacts of customers that they own, and one whom nobody knows yet. */
const writers = [
  ...[people.wangFang, people.liLei, people.ouyangJing, people.juergenMueller],
  people.mariaRossi,
] as const;

/** What is in the demo rep's mailbox at the start, for a first import to find. */
const earlier: readonly (LetterToArrive & { readonly days: number })[] = [
  {
    ...{ from: people.wangFang, subject: 'Spare blades for the HT-240', days: 21 },
    text: 'Hi Zhao Min,\n\nHow many spare blades does one sealer need a year? We would order them along.\n\nWang Fang',
  },
  {
    ...{ from: people.ouyangJing, subject: '第二批图纸', days: 9 },
    text: '赵敏你好：\n\n第二批图纸周五前发给你，请先预留产能。\n\n欧阳静',
  },
];

/**
 * A Google of this machine beside the local backend: it asks before it consents, and at its root a mail can be made to arrive in
 * the demo rep's mailbox. Nothing of it outlives the process.
 */
export async function startGoogleBeside(): Promise<GoogleFake> {
  const owner = people.zhaoMin;
  const google = await startGoogleFake({
    ...{ clock: startRunningClock(), app: appAtFake, asks: true },
    pages: async (request) => {
      if (new URL(request.url).pathname !== '/') return null;
      if (request.method !== 'POST') return arrivalsPage(owner, writers, null);
      const letter = readLetter(await request.formData(), writers);
      if (letter !== null) deliver(letter, Date.now());
      return arrivalsPage(owner, writers, letter);
    },
  });
  const deliver = ({ from, subject, text }: LetterToArrive, at: number, name = `${at}`) => {
    const headers = {
      ...{ From: shown(from), To: shown(owner), Subject: subject },
      Date: new Date(at).toUTCString(),
      'Message-ID': `<${name}@${from.email.split('@')[1]}>`,
    };
    google.mailbox(owner.email).receive(writeMail(headers, text), { at });
  };
  // The same mails at each start, so that a timeline that has them has them once.
  for (const letter of earlier)
    deliver(letter, Date.now() - letter.days * DAY, `earlier-${letter.days}`);
  return google;
}

const shown = ({ name, email }: MailPerson): string => `${name} <${email}>`;
