import type { Mailbox, MailPerson } from '../sandbox/mailbox.ts';

/**
 * The demo mail as it stands on the n-th tour over the same data (0: the first): the same conversations as new mails,
 * and strangers whom nobody has met yet. Without this a second tour would find its mails logged and its strangers known.
 */
export function mailboxOfTour(mailbox: Mailbox, tour: number): Mailbox {
  if (tour === 0) return mailbox;
  const renamed = (text: string): string =>
    strangers.reduce((present, stranger) => stranger(present, tour), text);
  const person = ({ name, email }: MailPerson): MailPerson => ({
    name: renamed(name),
    email: renamed(email),
  });
  return {
    ...mailbox,
    threads: mailbox.threads.map((thread) => ({
      ...thread,
      // Ids on the page are derived from the key.
      key: keyOnTour(thread.key, tour),
      // The same sender, subject and minute would be the same mail, read in another inbox.
      subject: `${thread.subject} (${tour + 1})`,
      messages: thread.messages.map((message) => ({
        ...message,
        from: person(message.from),
        to: message.to.map(person),
        cc: message.cc.map(person),
        html: renamed(message.html),
      })),
    })),
  };
}

/** The key of a demo thread on the n-th tour, for `threadUrl`. */
export const keyOnTour = (key: string, tour: number): string =>
  tour === 0 ? key : `${key}-${tour}`;

/** The stranger's own domain on the n-th tour. */
export const domainOnTour = (domain: string, tour: number): string =>
  tour === 0 ? domain : domain.replace('.example', `-${tour}.example`);

type Rename = (text: string, tour: number) => string;

const strangersDomains = [
  'fonderia-aurora.example',
  'ruixin-plastics.example',
  'sunset-bolts.example',
];

/** Each stranger gets another domain, company and phone number: what duplicates are found by. */
const strangers: readonly Rename[] = [
  (text, tour) =>
    strangersDomains.reduce(
      (present, domain) => present.replaceAll(domain, domainOnTour(domain, tour)),
      text,
    ),
  (text, tour) => text.replaceAll('Fonderia Aurora', `Fonderia Aurora ${cardinal(tour)}`),
  (text, tour) =>
    text.replaceAll('瑞鑫', `瑞鑫${chineseOrdinals[tour % 10]}${Math.floor(tour / 10) || ''}`),
  (text, tour) =>
    text.replaceAll(/(\+39 [\d ]+?|13[\d ]+?|0574-5550 \d)(\d{3})(?=\D|$)/g, shifted(tour)),
];

const chineseOrdinals = '零一二三四五六七八九';

/** A word rather than a number: names of companies are compared without their numbers. */
const cardinal = (tour: number): string =>
  [...String(tour)].map((digit) => wordsOfDigits[Number(digit)]).join(' ');
const wordsOfDigits = [
  'Zero',
  'Uno',
  'Due',
  'Tre',
  'Quattro',
  'Cinque',
  'Sei',
  'Sette',
  'Otto',
  'Nove',
];

const shifted =
  (tour: number) =>
  (_: string, head: string, last: string): string =>
    `${head}${String((Number(last) + tour) % 1000).padStart(3, '0')}`;
