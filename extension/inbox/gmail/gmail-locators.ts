import type { Locator } from '../page/locators.ts';

/**
 * Where Gmail keeps what we read. Evidence for each row: captures and notes from 2014 to 2026.
 * A and B use what the page means (ids, addresses, roles, labels, the order of its tables); classes are C, since a
 * rebuild of the page renames them all at once.
 */
const seen = (
  id: string,
  tier: Locator['tier'],
  selector: string,
  firstSeen: string,
  confirmed: string,
): Locator => ({ id, tier, selector, firstSeen, confirmed });

const accountLocators = {
  accountBar: seen(
    'account-bar',
    'A',
    'a[aria-label*="@"][href*="SignOutOptions"]',
    '2016-05',
    '2026-07',
  ),
  accountTitle: seen('account-title', 'B', 'title', '2014-12', '2026-07'),
  accountMenu: seen('account-menu', 'B', 'a[href*="/mail/logout"]', '2015-01', '2018-12'),
};

const threadLocators = {
  threadLegacy: seen('thread-legacy', 'A', 'h2[data-legacy-thread-id]', '2018-03', '2026-09'),
  threadPerm: seen('thread-perm', 'B', 'h2[data-thread-perm-id]', '2018-03', '2026-09'),
  threadQuery: seen('thread-query', 'B', 'location.search', '2016-12', '2026-07'),
  threadHash: seen('thread-hash', 'B', 'location.hash', '2016-05', '2026-09'),
  threadLog: seen('thread-jslog', 'C', '[jslog]', '2021-10', '2025-08'),
  subjectThread: seen('subject-thread', 'A', 'h2[data-legacy-thread-id]', '2018-03', '2026-09'),
  subjectPerm: seen('subject-perm', 'A', 'h2[data-thread-perm-id]', '2018-03', '2026-09'),
  subjectHeading: seen('subject-heading', 'B', '[role=main] h2', '2014-12', '2026-09'),
  subjectTitle: seen('subject-title', 'B', 'title', '2014-12', '2026-07'),
  subjectClass: seen('subject-class', 'C', 'h2.hP', '2014-12', '2026-09'),
};

const messageLocators = {
  messages: seen('messages', 'A', '[data-message-id]', '2018-03', '2026-09'),
  messagesLegacy: seen('messages-legacy', 'A', '[data-legacy-message-id]', '2018-03', '2026-09'),
  messagesList: seen('messages-list', 'B', '[role=listitem]', '2016-05', '2026-09'),
  messagesClass: seen('messages-class', 'C', 'div.adn, div.adf', '2014-12', '2026-09'),
  messageLegacy: seen('message-legacy', 'A', '[data-legacy-message-id]', '2018-03', '2026-09'),
  messageDecimal: seen(
    'message-decimal',
    'B',
    '[data-message-id^="#msg-f:"]',
    '2018-03',
    '2026-09',
  ),
  messageClass: seen('message-class', 'C', 'div.a3s[class*=" m"]', '2016-05', '2016-05'),
  messageLog: seen('message-jslog', 'C', '[jslog]', '2021-10', '2025-08'),
  messageQuery: seen('message-query', 'B', 'location.search', '2016-12', '2026-07'),
};

const headLocators = {
  sender: seen('sender', 'A', 'tr:first-child [email]', '2014-12', '2026-09'),
  senderCard: seen('sender-card', 'B', 'tr:first-child [data-hovercard-id]', '2016-05', '2026-09'),
  senderPicture: seen('sender-picture', 'B', 'img[jid]', '2019-12', '2025-08'),
  senderDetails: seen('sender-details', 'B', 'table td + td [email]', '2014-12', '2026-07'),
  senderClass: seen('sender-class', 'C', 'span.gD[email]', '2014-12', '2026-09'),
  recipientsDetails: seen('recipients-details', 'A', 'table td + td [email]', '2014-12', '2026-07'),
  recipients: seen('recipients', 'A', 'tr:not(:first-child) [email]', '2014-12', '2026-09'),
  recipientsCard: seen(
    'recipients-card',
    'B',
    'tr:not(:first-child) [data-hovercard-id]',
    '2016-05',
    '2026-09',
  ),
  recipientsClass: seen('recipients-class', 'C', '.hb span[email]', '2014-12', '2026-09'),
  date: seen('date', 'A', 'tr:first-child span[title][role=gridcell]', '2016-05', '2026-09'),
  dateTitle: seen('date-title', 'A', 'tr:first-child span[title]', '2014-12', '2026-09'),
  dateAlt: seen('date-alt', 'B', 'tr:first-child span[alt]', '2016-05', '2026-09'),
  dateClass: seen('date-class', 'C', 'span.g3[title]', '2014-12', '2026-09'),
};

const bodyLocators = {
  /** The page logs what happens on a body under this number. */
  body: seen('body-log', 'A', 'div[jslog^="20277;"]', '2021-10', '2025-08'),
  /** A mail's own ids get a prefix; those of the page begin with a colon. */
  bodyIds: seen('body-ids', 'B', 'div[id^=":"] > div[id^=":"]:first-child', '2014-12', '2025-08'),
  bodyClass: seen('body-class', 'C', 'div.ii, div.a3s, div.adP', '2014-12', '2026-09'),
};

const rowLocators = {
  rowLegacy: seen('row-legacy', 'A', 'span[data-legacy-thread-id]', '2019-12', '2026-09'),
  rowDecimal: seen('row-decimal', 'A', 'span[data-thread-id]', '2019-12', '2026-09'),
  rowCheckbox: seen('row-checkbox', 'B', 'tr [role=checkbox]', '2014-12', '2026-09'),
  rowClass: seen('row-class', 'C', 'tr.zA', '2014-12', '2025-11'),
  rowSubject: seen(
    'row-subject',
    'A',
    '[data-thread-id], [data-legacy-thread-id]',
    '2019-12',
    '2026-09',
  ),
  rowSubjectLink: seen(
    'row-subject-link',
    'B',
    '[role=link] div > span[id^=":"]:first-child',
    '2014-12',
    '2025-11',
  ),
  rowSubjectClass: seen('row-subject-class', 'C', '.bog, .y6 > span', '2014-12', '2025-11'),
  rowPeople: seen('row-people', 'A', 'td [email]', '2014-12', '2026-09'),
  rowPeopleCard: seen('row-people-card', 'B', 'td [data-hovercard-id]', '2016-05', '2026-09'),
  rowDate: seen('row-date', 'A', 'td span[title]', '2014-12', '2026-09'),
  rowDateLabel: seen('row-date-label', 'B', 'td span[aria-label]', '2014-12', '2025-11'),
};

/** Pages for printing are made of tables and words; they carry no attribute that names anything. */
const printLocators = {
  printMessages: seen('print-messages', 'A', 'body > div table', '2013-01', '2026-07'),
  printSubject: seen('print-subject', 'A', 'font[size="+1"]', '2013-01', '2026-07'),
  printThread: seen('print-thread', 'A', 'location.search', '2016-12', '2026-07'),
  printAccount: seen(
    'print-account',
    'A',
    'body > div > table td:last-child',
    '2013-01',
    '2026-07',
  ),
};

export const gmail = {
  ...accountLocators,
  ...threadLocators,
  ...messageLocators,
  ...headLocators,
  ...bodyLocators,
  ...rowLocators,
  ...printLocators,
} as const satisfies Record<string, Locator>;

/** What is being written is no message yet, and a draft's id is not the one that the sent mail gets. */
export const editor = 'input[name=composeid], [g_editable=true][role=textbox]';
/** Gmail's notice that the rest of a long mail opens elsewhere. */
export const clippedNotice = 'a[href*="view=lg"]';

/** A message of a thread with all that it holds: what stands in there is never a part of the page's frame. */
export const inMessage = `${gmail.messagesList.selector}, ${gmail.messages.selector}, ${gmail.messagesLegacy.selector}, ${gmail.body.selector}, ${gmail.bodyClass.selector}`;
