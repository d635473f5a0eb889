import type { Locator } from '../page/locators.ts';
import { labelled, outlookLabels } from './outlook-labels.ts';

const seen = (
  id: string,
  tier: Locator['tier'],
  selector: string,
  firstSeen: string,
  confirmed: string,
): Locator => ({ id, tier, selector, firstSeen, confirmed });

/** Where Outlook on the web keeps what we read. Hashed classes change about yearly and are not among them. */
export const outlook = {
  accountMenu: seen('account-menu', 'A', '#mectrl_currentAccount_secondary', '2024-09', '2026-07'),
  accountRoot: seen('account-root', 'B', '[id^=primaryMailboxRoot]', '2024-09', '2026-07'),
  accountTree: seen('account-tree', 'B', '[role=treeitem][aria-level="1"]', '2025-10', '2026-07'),
  accountButton: seen('account-button', 'C', '#O365_MainLink_Me', '2024-09', '2026-07'),

  pane: seen(
    'pane',
    'A',
    '#ConversationReadingPaneContainer, #ItemReadingPaneContainer',
    '2025-12',
    '2026-07',
  ),
  paneMain: seen('pane-main', 'B', '[role=main]', '2024-11', '2026-07'),
  conversationUrl: seen('conversation-url', 'A', 'location.pathname', '2025-10', '2026-08'),
  conversationRow: seen(
    'conversation-row',
    'B',
    '[role=option][aria-selected=true][data-convid]',
    '2025-10',
    '2026-07',
  ),
  subject: seen('subject', 'A', '[id$="_SUBJECT"][role=heading]', '2025-12', '2026-08'),
  subjectTitle: seen('subject-title', 'B', '[role=heading][title]', '2026-03', '2026-08'),

  sender: seen('sender', 'A', '[id$="_FROM"]', '2025-12', '2026-08'),
  senderLabel: seen('sender-label', 'B', labelled(outlookLabels.from), '2025-12', '2026-08'),
  senderPill: seen('sender-pill', 'C', '.lpc-hoverTarget', '2024-09', '2026-07'),
  messageLabel: seen(
    'message-label',
    'B',
    outlookLabels.message.map((word) => `[aria-label="${word}"]`).join(', '),
    '2025-12',
    '2026-07',
  ),
  recipients: seen('recipients', 'A', '[data-testid=RecipientWell]', '2025-12', '2026-08'),
  recipientsLabel: seen(
    'recipients-label',
    'B',
    labelled([...outlookLabels.to, ...outlookLabels.cc]),
    '2025-12',
    '2026-08',
  ),
  date: seen('date', 'A', '[data-testid=SentReceivedSavedTime]', '2025-12', '2026-08'),
  dateId: seen('date-id', 'A', '[id$="_DATETIME"]', '2025-12', '2026-08'),
  body: seen('body', 'A', '[id^=UniqueMessageBody]', '2025-12', '2026-08'),
  bodyDocument: seen('body-document', 'B', '[role=document]', '2024-11', '2026-08'),

  row: seen('row', 'A', '[role=option][data-convid]', '2025-10', '2026-08'),
  rowOption: seen('row-option', 'C', '[role=listbox] [role=option]', '2024-09', '2026-08'),
} as const satisfies Record<string, Locator>;

/** What the mail itself brings along. */
export const mailBody = '[role=document]';
