import type { Locator } from '../page/locators.ts';
import { bodyParts } from './mail-content.ts';
import { named, outlookLabels } from './outlook-labels.ts';

const seen = (
  id: string,
  tier: Locator['tier'],
  selector: string,
  firstSeen: string,
  confirmed: string,
): Locator => ({ id, tier, selector, firstSeen, confirmed });

const inList = ['#MailList', '[data-app-section=MessageList]', named(outlookLabels.list)].join(
  ', ',
);

/**
 * Where Outlook on the web keeps what we read. Tier A and B stand on ids, roles, data attributes, words and structure;
 * hashed classes change about yearly and are tier C.
 */
export const outlook = {
  readerMenu: seen('reader-menu', 'A', '#mectrl_currentAccount_secondary', '2022-04', '2026-07'),
  readerName: seen('reader-name', 'A', '#mectrl_currentAccount_primary', '2022-04', '2026-07'),
  readerButton: seen(
    'reader-button',
    'B',
    '#O365_MainLink_Me, #mectrl_main_trigger',
    '2022-04',
    '2026-08',
  ),
  accountUrl: seen('account-url', 'A', 'location.pathname', '2023-01', '2026-08'),
  accountRoot: seen('account-root', 'A', '[id^=primaryMailboxRoot]', '2024-09', '2026-08'),
  accountTree: seen('account-tree', 'B', '[role=treeitem]', '2025-10', '2026-08'),

  pane: seen(
    'pane',
    'A',
    '#ConversationReadingPaneContainer, #ItemReadingPaneContainer',
    '2024-11',
    '2026-08',
  ),
  paneSection: seen(
    'pane-section',
    'B',
    '[data-app-section$=ReadingPaneContainer], #ReadingPaneContainerId, [data-app-section=MailReadCompose]',
    '2024-11',
    '2026-08',
  ),
  paneMain: seen('pane-main', 'B', '[role=main]', '2024-11', '2026-08'),
  paneWindow: seen('pane-window', 'B', 'body', '2025-12', '2026-08'),
  conversationUrl: seen('conversation-url', 'A', 'location.pathname', '2025-10', '2026-08'),
  itemQuery: seen('item-query', 'B', 'location.search ItemID', '2023-08', '2026-08'),
  conversationRow: seen(
    'conversation-row',
    'B',
    '[role=option][aria-selected=true]',
    '2025-10',
    '2026-08',
  ),
  conversationPane: seen(
    'conversation-pane',
    'C',
    '[data-convid], [data-conversation-id]',
    '2026-07',
    '2026-08',
  ),
  subject: seen(
    'subject',
    'A',
    '[id^=CONV_][id$=_SUBJECT][role=heading], [id^=MSG_][id$=_SUBJECT][role=heading]',
    '2025-12',
    '2026-08',
  ),
  subjectTitle: seen('subject-title', 'B', '[role=heading][title]', '2026-03', '2026-08'),
  subjectHeading: seen(
    'subject-heading',
    'B',
    '[role=heading][aria-level="2"], [role=heading][aria-level="3"]',
    '2025-02',
    '2026-08',
  ),

  sender: seen('sender', 'A', '[id^=MSG_][id$=_FROM]', '2025-12', '2026-08'),
  senderLabel: seen('sender-label', 'B', '[aria-label]', '2025-02', '2026-08'),
  messageLabel: seen('message-label', 'B', named(outlookLabels.message), '2025-12', '2026-08'),
  messageBody: seen('message-body', 'C', bodyParts, '2025-12', '2026-08'),
  recipients: seen('recipients', 'A', '[data-testid=RecipientWell]', '2025-12', '2026-08'),
  recipientsLabel: seen('recipients-label', 'B', '[aria-label]', '2025-12', '2026-08'),
  recipientsHeading: seen('recipients-heading', 'B', '[role=heading]', '2026-08', '2026-08'),
  date: seen('date', 'A', '[data-testid=SentReceivedSavedTime]', '2025-08', '2026-08'),
  dateId: seen('date-id', 'A', '[id$=_DATETIME]', '2025-12', '2026-08'),
  dateShown: seen('date-shown', 'B', '[role=heading], [title], time', '2026-08', '2026-08'),
  dateText: seen('date-text', 'C', 'a text of the head', '2026-08', '2026-08'),
  body: seen('body', 'A', '[id^=UniqueMessageBody]', '2023-05', '2026-08'),
  bodyDocument: seen('body-document', 'A', '[role=document]', '2024-11', '2026-08'),
  editor: seen('editor', 'A', '[contenteditable=true][role=textbox]', '2024-09', '2026-08'),

  list: seen('list', 'A', inList, '2024-09', '2026-08'),
  row: seen(
    'row',
    'A',
    '[role=option][data-convid], [role=option][data-itemid]',
    '2025-10',
    '2026-08',
  ),
  rowOption: seen(
    'row-option',
    'B',
    inList
      .split(', ')
      .map((at) => `${at} [role=option]`)
      .join(', '),
    '2024-09',
    '2026-08',
  ),
  rowPerson: seen('row-person', 'A', '[title*="@"]', '2026-04', '2026-08'),
  rowPicture: seen('row-picture', 'B', '[role=img][aria-label]', '2026-04', '2026-08'),
  rowDate: seen('row-date', 'A', '[title]', '2026-04', '2026-08'),
  rowSubject: seen('row-subject', 'B', 'beside or below the date', '2026-08', '2026-08'),
  rowSubjectClass: seen('row-subject-class', 'C', '.TtcXM', '2025-09', '2026-08'),
} as const satisfies Record<string, Locator>;

/** Attributes whose change alone tells of another mail: the list uses its rows again. */
export const outlookChanges: readonly string[] = ['data-convid', 'data-itemid', 'title'];
