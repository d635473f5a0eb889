import type { Locator } from '../page/locators.ts';

const seen = (
  id: string,
  tier: Locator['tier'],
  selector: string,
  firstSeen: string,
  confirmed: string,
): Locator => ({ id, tier, selector, firstSeen, confirmed });

/** Where Outlook on the web keeps a mail that is being written. There is no name of the draft and no form. */
export const outlookCompose = {
  send: seen('compose-send', 'A', '[data-testid=ComposeSendButton]', '2024-09', '2026-08'),
  subject: seen('compose-subject', 'A', 'input[id$=_SUBJECT]', '2026-03', '2026-08'),
  part: seen('compose-part', 'B', '[id*=docking_InitVisiblePart]', '2024-01', '2026-08'),
  parent: seen('compose-parent', 'B', '[id^=editorParent]', '2024-01', '2026-08'),
  bodyLabel: seen(
    'compose-body-label',
    'B',
    '[contenteditable=true][aria-label]',
    '2026-08',
    '2026-08',
  ),
  popup: seen('compose-popup', 'C', '[data-app-section=Form_Content]', '2024-09', '2024-09'),

  subjectLabel: seen('compose-subject-label', 'B', 'input[aria-label]', '2026-03', '2026-08'),
  people: seen(
    'compose-people',
    'A',
    '[contenteditable=true][aria-label] [data-lpc-hover-target-id]',
    '2026-03',
    '2026-08',
  ),
  peopleField: seen(
    'compose-people-field',
    'A',
    '[contenteditable=true][aria-label]',
    '2026-03',
    '2026-08',
  ),
  peopleLabelled: seen(
    'compose-people-labelled',
    'B',
    '[role=button][aria-label*="@"]',
    '2026-08',
    '2026-08',
  ),
  peopleInput: seen('compose-people-input', 'B', 'input[aria-label]', '2024-01', '2026-08'),
  peopleToggle: seen('compose-people-toggle', 'B', 'button, [role=button]', '2026-07', '2026-07'),
  kindIcon: seen('compose-kind-icon', 'B', 'i[data-icon-name]', '2025-12', '2025-12'),
  quotedHead: seen(
    'compose-quoted-head',
    'B',
    '#divRplyFwdMsg, #x_divRplyFwdMsg',
    '2014-01',
    '2026-08',
  ),
  draftUrl: seen('compose-draft-url', 'A', 'location.pathname', '2026-03', '2026-08'),
  conversation: seen(
    'compose-conversation',
    'A',
    'the conversation around it',
    '2026-03',
    '2026-08',
  ),
} as const satisfies Record<string, Locator>;

/** Where a text may be typed; the fields of recipients are such places too. */
export const editable = '[contenteditable=true]';
