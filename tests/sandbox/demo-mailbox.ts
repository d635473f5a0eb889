import { customerThreads } from './demo-mail/customer-threads.ts';
import { otherThreads } from './demo-mail/other-threads.ts';
import { people } from './demo-mail/people.ts';
import type { Mailbox, SandboxLanguage } from './mailbox.ts';

/** Zhao Min's mailbox in the demo organisation; the same threads in Gmail and in Outlook. */
export function demoMailbox(options: {
  readonly now: Date;
  readonly language?: SandboxLanguage;
  readonly timeZone?: string;
}): Mailbox {
  const { now, language = 'en', timeZone = 'Asia/Shanghai' } = options;
  return {
    owner: people.zhaoMin,
    language,
    timeZone,
    now,
    threads: [...customerThreads(now, timeZone), ...otherThreads(now, timeZone)],
    errors: [],
  };
}

/** What each demo thread is there for; keys for `threadUrl`. */
export const demoThreads = {
  knownCustomer: 'acme-quote',
  knownCustomerChinese: 'yunfan-drawing',
  knownCustomerGerman: 'nordlicht-delivery',
  emojiSubject: 'acme-samples',
  stranger: 'aurora-enquiry',
  strangerChinese: 'ruixin-enquiry',
  colleaguesCustomer: 'atlas-reorder',
  teamCustomer: 'lanjing-trial',
  poolCustomer: 'baiqiao-enquiry',
  twoCandidates: 'joint-sourcing',
  newsletter: 'newsletter',
  outOfOffice: 'out-of-office',
  hostileName: 'hostile-name',
  colleaguesOnly: 'colleagues-plan',
} as const;
