import { parseIcs } from '../calendar/parse-ics.ts';
import { createDigester } from '../digests.ts';
import { splitDisplayName } from '../display-name.ts';
import { surrogateKey } from '../mail-identity.ts';
import { judgeMail } from '../mail-kind.ts';
import { parseEml } from '../parse-eml.ts';
import { normaliseAddress, parseAddressList } from '../people.ts';
import { toE164 } from '../phones.ts';
import { loadSharedDomains } from '../shared-domains.ts';
import { readShownDate } from '../shown-date.ts';
import { subjectKey } from '../subject-key.ts';
import { suggestCustomer } from '../suggest-customer.ts';
import { absenceMails } from './absence-mails.ts';
import { personalMails } from './judged-mails.ts';
import { newslettersWithoutHeaders } from './newsletters.ts';
import { attributionLines, headerBlockLabels } from './quote-heads.ts';
import { invalidAddresses, validAddresses } from './torture-addresses.ts';

/** Prints what the domain reads in the same vectors, to be compared between runtimes: runtimes.test.ts. */

const headers =
  'From: =?gb2312?B?zfW3vA==?= <wangfang@firm.example>\r\nTo: "Roe, Tom" <tom@maker.example>\r\nSubject: =?utf-8?Q?Re=3A_Angebot_f=C3=BCr_Bl=C3=B6cke?=\r\nDate: Tue, 3 Nov 2026 10:12:00 +0800\r\n';
const signed =
  'Please send it.\r\n\r\nBest regards,\r\nTom Roe\r\nPurchasing Manager\r\nMaker Ltd.\r\nTel: +44 20 7946 0123\r\n';
const mails = [
  ...Object.values(attributionLines)
    .flat()
    .map(
      (line) =>
        `${headers}Content-Type: text/plain; charset=utf-8\r\n\r\nFine.\r\n\r\n${line}\r\n> Old`,
    ),
  ...Object.values(headerBlockLabels)
    .flat()
    .map(
      ([from, date, to, , subject]) =>
        `${headers}Content-Type: text/plain; charset=utf-8\r\n\r\nFYI\r\n\r\n${from}: Jane <jane@firm.example>\r\n${date}: 3 Nov 2026 10:12\r\n${to}: Tom\r\n${subject}: Offer\r\n\r\nOld`,
    ),
  `${headers}Message-ID: <A@b.example>\r\n\r\n${signed}`,
  `${headers}Content-Type: text/html; charset=gb2312\r\n\r\n<p>你好 &euro;</p><blockquote type="cite">x</blockquote>`,
];
const event = [
  'BEGIN:VCALENDAR',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'UID:a@b.example',
  'DTSTART;TZID=China Standard Time:20261103T101200',
  'DTEND;TZID=China Standard Time:20261103T111200',
  'RRULE:FREQ=WEEKLY;COUNT=3',
  'SUMMARY:Offer',
  'ORGANIZER;CN=Jane:mailto:jane@firm.example',
  'ATTENDEE;PARTSTAT=ACCEPTED:mailto:tom@maker.example',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');
const now = new Date('2026-11-04T00:00:00Z');
const digester = createDigester({ version: 1, key: 'A'.repeat(43) });
const read = await Promise.all(mails.map((mail) => parseEml(mail)));
const signature = read.at(-2)?.signature ?? null;

console.log(
  JSON.stringify({
    mails: read,
    surrogates: await Promise.all(read.map(surrogateKey)),
    addresses: [...validAddresses, ...invalidAddresses].map(([raw]) => [
      normaliseAddress(raw),
      parseAddressList(raw),
    ]),
    kinds: [...personalMails, ...newslettersWithoutHeaders, ...absenceMails].map(
      ({ from, subject, text }) =>
        judgeMail({ headers: null, from, subject, text, contentTypes: [] }),
    ),
    names: ['王芳 Wang Fang', '欧阳静', 'Rossi, Maria'].map(splitDisplayName),
    phones: ['138 0013 8000', '(010) 8888 1234', '030 123456'].map((raw) => [
      toE164(raw, 'CN'),
      toE164(raw, 'DE'),
    ]),
    dates: ['2026年11月3日 10:12', 'Tue, Nov 3, 10:12 AM', '3. Nov. 2026 um 10:12'].map((raw) =>
      readShownDate(raw, { pageLanguage: 'en', timeZone: 'Asia/Shanghai', now }),
    ),
    subjects: ['Re: AW: 回复：Offer', 'FW: [External] Offer'].map(subjectKey),
    suggestion: suggestCustomer({
      person: { email: 'tom@mail.maker.co.uk', name: 'Tom Roe' },
      signature,
      language: 'en',
      sharedDomains: await loadSharedDomains(),
    }),
    calendar: parseIcs(event),
    digests: [
      await digester.messageId('<A@b.example>'),
      await digester.softKeys({ from: null, subject: 'Offer', sentAt: now.toISOString() }),
    ],
  }),
);
