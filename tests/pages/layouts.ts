import type { Surface } from '../../shared/contracts/inbox-snapshot.ts';
import { calendarUrl, eventUrl, googleEid } from '../sandbox/calendar-ids.ts';
import { demoCalendar, demoEvents } from '../sandbox/demo-calendar.ts';
import { demoThreads } from '../sandbox/demo-mailbox.ts';
import type { Mailbox, SandboxLanguage } from '../sandbox/mailbox.ts';
import {
  decimalOf,
  gmailThreadId,
  gmailToken,
  listUrl,
  outlookConversationId,
  outlookItemId,
  threadUrl,
} from '../sandbox/page-ids.ts';

/** One page that the sandbox can show. */
export interface Layout {
  readonly name: string;
  readonly surface: Surface;
  readonly url: string;
  /** Where the tab was before: what the page keeps of it must never be taken for what is open now. */
  readonly after: string | null;
  /** Selectors of what is clicked then, one after another. */
  readonly clicks: readonly string[];
  /** Key of the thread or event that is open in the end; null: none is. */
  readonly open: string | null;
  readonly shows: 'thread' | 'list' | 'event';
  /** A mail is being written in it. */
  readonly writes: boolean;
  /** null: the page does not name the mailbox, as a window with nothing but one mail does not. */
  readonly account: 'own' | 'second' | 'shared' | null;
  /** Languages of the interface in which it is looked at. */
  readonly languages: readonly SandboxLanguage[];
}

const inAll: readonly SandboxLanguage[] = ['en', 'zh-CN', 'de'];
const inOne: readonly SandboxLanguage[] = ['en'];
const opened = demoThreads.knownCustomer;
const left = demoThreads.strangerChinese;

const base = {
  clicks: [],
  open: opened,
  shows: 'thread',
  writes: false,
  account: 'own',
  languages: inOne,
} as const;

const gmailThread = `#inbox/${gmailToken(opened)}`;
const decimal = decimalOf(gmailThreadId(opened));
const gmailAt = (path: string): string => `https://mail.google.com/mail/${path}`;
const gmailAfter = (path: string): string => gmailAt(`${path}#inbox/${gmailToken(left)}`);

const gmail: readonly Layout[] = [
  {
    ...base,
    surface: 'gmail',
    name: 'gmail, thread',
    url: threadUrl('gmail', opened),
    after: threadUrl('gmail', left),
    languages: inAll,
  },
  {
    ...base,
    surface: 'gmail',
    name: 'gmail, list',
    url: listUrl('gmail'),
    after: threadUrl('gmail', left),
    open: null,
    shows: 'list',
    languages: inAll,
  },
  ...(
    [
      ['pane right', 'u/0/?pane=right'],
      ['pane below', 'u/0/?pane=below'],
      ['conversations off', 'u/0/?conversations=off'],
      ['twelve messages', 'u/0/?messages=12'],
    ] as const
  ).map(([name, path]) => ({
    ...base,
    surface: 'gmail' as const,
    name: `gmail, ${name}`,
    url: gmailAt(path + gmailThread),
    after: gmailAfter(path),
    languages: name === 'pane right' ? inAll : inOne,
  })),
  {
    ...base,
    surface: 'gmail',
    name: 'gmail, answering',
    url: threadUrl('gmail', opened),
    after: threadUrl('gmail', left),
    clicks: ['.ams.bkH'],
    writes: true,
    languages: inAll,
  },
  {
    ...base,
    surface: 'gmail',
    name: 'gmail, found by searching',
    url: gmailAt(`u/0/#search/quote/${gmailToken(opened)}`),
    after: gmailAt('u/0/#search/quote'),
  },
  {
    ...base,
    surface: 'gmail',
    name: 'gmail, second account',
    url: gmailAt(`u/1/${gmailThread}`),
    after: gmailAfter('u/1/'),
    account: 'second',
  },
  {
    ...base,
    surface: 'gmail',
    name: 'gmail, mailbox with access given',
    url: gmailAt(`b/AEoRXRTn/u/0/${gmailThread}`),
    after: gmailAfter('b/AEoRXRTn/u/0/'),
    account: 'shared',
  },
  {
    ...base,
    surface: 'gmail',
    name: 'gmail, popout',
    url: gmailAt(`u/0/popout?th=%23thread-f%3A${decimal}`),
    after: null,
  },
];

const conversation = encodeURIComponent(outlookConversationId(opened));
const leftConversation = encodeURIComponent(outlookConversationId(left));
const lastItem = outlookItemId(opened, 2);
const inWindow = encodeURIComponent(lastItem.replaceAll('/', '-').replaceAll('+', '_'));
const outlookAt = (path: string): string => `https://outlook.office.com/mail/${path}`;

const outlook: readonly Layout[] = [
  {
    ...base,
    surface: 'outlook',
    name: 'outlook, thread',
    url: threadUrl('outlook', opened),
    after: threadUrl('outlook', left),
    languages: inAll,
  },
  {
    ...base,
    surface: 'outlook',
    name: 'outlook, list',
    url: listUrl('outlook'),
    after: threadUrl('outlook', left),
    open: null,
    shows: 'list',
    languages: inAll,
  },
  {
    ...base,
    surface: 'outlook',
    name: 'outlook, answering',
    url: threadUrl('outlook', opened),
    after: threadUrl('outlook', left),
    clicks: ['.answer button:first-child'],
    writes: true,
    languages: inAll,
  },
  {
    ...base,
    surface: 'outlook',
    name: 'outlook, single messages',
    url: outlookAt(`inbox/id/${encodeURIComponent(lastItem)}?view=messages`),
    after: outlookAt(`inbox/id/${encodeURIComponent(outlookItemId(left, 0))}?view=messages`),
    languages: inAll,
  },
  {
    ...base,
    surface: 'outlook',
    name: 'outlook, read window',
    url: outlookAt(`deeplink/read/${inWindow}`),
    after: null,
    account: null,
    languages: inAll,
  },
  {
    ...base,
    surface: 'outlook',
    name: 'outlook, shared mailbox beside',
    url: outlookAt(`inbox/id/${conversation}?shared=on`),
    after: outlookAt(`inbox/id/${leftConversation}?shared=on`),
  },
  {
    ...base,
    surface: 'outlook',
    name: 'outlook, draft in the conversation',
    url: outlookAt(`inbox/id/${conversation}?draft=on`),
    after: null,
  },
  ...['outlook.live.com', 'outlook.cloud.microsoft', 'partner.outlook.cn'].map((host) => ({
    ...base,
    surface: 'outlook' as const,
    name: `outlook, ${host}`,
    url: threadUrl('outlook', opened, host),
    after: threadUrl('outlook', left, host),
  })),
];

export const layouts: readonly Layout[] = [...gmail, ...outlook];

/** Calendars show the week of the mailbox's day, so that their pages are known only with it. */
export function calendarLayouts(mailbox: Mailbox): readonly Layout[] {
  const event = demoEvents.knownCustomer;
  const event2 = demoEvents.stranger;
  const titled = (key: string): string => `[aria-label*="${eventOf(mailbox, key).title}"]`;
  const chip = (key: string): string =>
    `[data-eventchip][data-eventid="${googleEid(eventOf(mailbox, key), mailbox)}"]`;
  const open = { ...base, shows: 'event', open: event, after: null } as const;
  return [
    {
      ...open,
      name: 'google-calendar, popover used again',
      surface: 'google-calendar',
      url: calendarUrl('google-calendar'),
      clicks: [chip(event2), chip(event)],
      languages: inAll,
    },
    {
      ...open,
      name: 'google-calendar, edit page',
      surface: 'google-calendar',
      url: eventUrl('google-calendar', mailbox, event),
    },
    {
      ...open,
      name: 'outlook-calendar, peek',
      surface: 'outlook-calendar',
      url: calendarUrl('outlook-calendar'),
      clicks: [titled(event2), titled(event)],
      languages: inAll,
    },
    {
      ...open,
      name: 'outlook-calendar, page of an event',
      surface: 'outlook-calendar',
      url: eventUrl('outlook-calendar', mailbox, event),
    },
  ];
}

const eventOf = (mailbox: Mailbox, key: string) => {
  const event = demoCalendar(mailbox).find((one) => one.key === key);
  if (event === undefined) throw new Error(`The sandbox calendar has no event "${key}".`);
  return event;
};
