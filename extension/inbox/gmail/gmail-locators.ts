import type { Locator } from '../page/locators.ts';

const seen = (
  id: string,
  tier: Locator['tier'],
  selector: string,
  firstSeen: string,
  confirmed: string,
): Locator => ({ id, tier, selector, firstSeen, confirmed });

/** Where Gmail keeps what we read. Evidence for each row: captures and notes from 2014 to 2026. */
export const gmail = {
  accountBar: seen(
    'account-bar',
    'A',
    'a[aria-label*="@"][href*="SignOutOptions"]',
    '2016-05',
    '2026-07',
  ),
  accountTitle: seen('account-title', 'B', 'title', '2014-12', '2026-07'),

  threadLegacy: seen('thread-legacy', 'A', 'h2[data-legacy-thread-id]', '2018-03', '2026-09'),
  threadPerm: seen('thread-perm', 'B', 'h2[data-thread-perm-id]', '2018-03', '2026-09'),
  threadLog: seen('thread-jslog', 'C', 'div.ii.gt[jslog]', '2021-10', '2025-08'),
  threadHash: seen('thread-hash', 'B', 'location.hash', '2016-05', '2026-09'),
  subject: seen('subject', 'A', 'h2.hP', '2014-12', '2026-09'),
  subjectThread: seen('subject-thread', 'A', 'h2[data-legacy-thread-id]', '2018-03', '2026-09'),
  subjectTitle: seen('subject-title', 'B', 'title', '2014-12', '2026-07'),

  messages: seen('messages', 'A', '[data-message-id]', '2018-03', '2026-09'),
  messagesLegacy: seen('messages-legacy', 'B', '[data-legacy-message-id]', '2018-03', '2026-09'),
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
  messageLog: seen('message-jslog', 'C', 'div.ii.gt[jslog]', '2021-10', '2025-08'),

  sender: seen('sender', 'A', 'span.gD[email]', '2014-12', '2026-09'),
  senderCell: seen('sender-cell', 'B', 'td.gF span[email]', '2014-12', '2026-09'),
  senderCard: seen('sender-card', 'C', '[data-hovercard-id*="@"]', '2016-05', '2026-09'),
  recipients: seen('recipients', 'A', '.hb span[email]', '2014-12', '2026-09'),
  date: seen('date', 'A', 'span.g3[title]', '2014-12', '2026-09'),
  dateAlt: seen('date-alt', 'B', 'span.g3[alt]', '2016-05', '2026-09'),
  body: seen('body', 'A', 'div.ii.gt .a3s', '2014-12', '2026-09'),
  bodyPane: seen('body-pane', 'B', '.adP', '2014-12', '2026-09'),

  rowLegacy: seen('row-legacy', 'A', 'span[data-legacy-thread-id]', '2019-12', '2026-09'),
  rowDecimal: seen('row-decimal', 'B', 'span[data-thread-id]', '2019-12', '2025-11'),
  rowClass: seen('row-class', 'C', 'tr.zA', '2014-12', '2025-11'),
} as const satisfies Record<string, Locator>;

/** What the mail itself brings along; nothing of the page's own is ever inside. */
export const mailBody = 'div.ii, .a3s, .adP';
/** Gmail's notice that the rest of a long mail opens elsewhere. */
export const clippedNotice = 'a[href*="view=lg"], .iX a';
