import type { Locator } from '../page/locators.ts';

const seen = (
  id: string,
  tier: Locator['tier'],
  selector: string,
  firstSeen: string,
  confirmed: string,
): Locator => ({ id, tier, selector, firstSeen, confirmed });

/** Where Google Calendar keeps what we read. Its classes are hashed and are not among them. */
export const googleCalendar = {
  accountBar: seen(
    'account-bar',
    'A',
    'a[aria-label*="@"][href*="SignOutOptions"]',
    '2025-11',
    '2026-10',
  ),
  accountLink: seen(
    'account-link',
    'B',
    'a[aria-label*="@"][href*="accounts.google."]',
    '2025-11',
    '2026-10',
  ),
  eventUrl: seen('event-url', 'A', 'location eid', '2019-10', '2024-06'),

  dialog: seen('dialog', 'A', '[role=dialog][data-chips-dialog=true]', '2018-06', '2026-09'),
  dialogRole: seen('dialog-role', 'B', '[role=dialog]', '2018-06', '2026-10'),
  eventId: seen('event-id', 'A', '#xDetDlg[data-eventid]', '2019-10', '2026-07'),
  eventIdAny: seen('event-id-any', 'B', '[data-eventid]', '2019-10', '2026-07'),
  eventLog: seen('event-jslog', 'B', '#xDetDlg[jslog]', '2021-09', '2026-07'),

  title: seen('title', 'A', '#rAECCd', '2020-05', '2026-10'),
  titleHeading: seen('title-heading', 'B', '[role=heading]', '2018-06', '2026-10'),
  when: seen('when', 'A', '#xDetDlgWhen', '2020-05', '2026-10'),
  whenBesideTitle: seen(
    'when-beside-title',
    'B',
    'text behind [role=heading]',
    '2018-06',
    '2026-09',
  ),
  location: seen('location', 'A', '#xDetDlgLoc', '2020-05', '2026-10'),
  guests: seen('guests', 'A', '[role=treeitem][data-email]', '2020-05', '2026-10'),
  guestCards: seen(
    'guest-cards',
    'B',
    '[role=treeitem][data-hovercard-id*="@"]',
    '2026-07',
    '2026-09',
  ),
  organizer: seen('organizer', 'A', '#xDtlDlgOrg', '2020-05', '2026-10'),

  editView: seen('edit-view', 'A', 'body[data-viewfamily=EVENT_EDIT]', '2024-06', '2024-06'),
  editTitle: seen('edit-title', 'A', '#xTiIn', '2019-10', '2026-10'),
  editTitleInput: seen('edit-title-input', 'B', 'input[data-initial-value]', '2020-05', '2024-06'),
  editStart: seen('edit-start', 'A', '#xStDaIn[data-date]', '2019-10', '2026-10'),
  editLocation: seen('edit-location', 'A', '#xLocIn', '2019-10', '2024-06'),
} as const satisfies Record<string, Locator>;

/** Inputs of the edit page; days as `YYYYMMDD` in `data-date`, times as shown. */
export const editFields = {
  startDay: '#xStDaIn',
  startTime: '#xStTiIn',
  endDay: '#xEnDaIn',
  endTime: '#xEnTiIn',
} as const;

/** Other parts of the edit page that may hold inputs: place, text, notifications, calendar. */
export const editParts = '#xLocIn, #xDescIn, #xNtList, #xOnCal';

/** Buttons of the reader's own answer. */
export const answerButtons = [
  ['#xRsvpYesBu', 'accepted'],
  ['#xRsvpNoBu', 'declined'],
  ['#xRsvpMaybeBu', 'tentative'],
] as const;

/** What the page changes on elements that stay: the popover is used again for the next event, and hidden in place. */
export const googleCalendarChanges = [
  'data-eventid',
  'data-date',
  'data-viewfamily',
  'aria-hidden',
  'aria-label',
  'aria-pressed',
  'class',
  'style',
] as const;
