import type { Locator } from '../page/locators.ts';

const seen = (
  id: string,
  tier: Locator['tier'],
  selector: string,
  firstSeen: string,
  confirmed: string,
): Locator => ({ id, tier, selector, firstSeen, confirmed });

/** Where Gmail keeps a mail that is being written. The form's names have stood since 2014; chips changed in October 2021. */
export const gmailCompose = {
  form: seen('compose-form', 'A', 'input[name=composeid]', '2014-12', '2026-09'),
  formSubject: seen('compose-form-subject', 'B', 'input[name=subjectbox]', '2014-12', '2026-09'),
  formBody: seen('compose-form-body', 'B', '[g_editable=true][role=textbox]', '2014-12', '2026-09'),
  formClass: seen('compose-form-class', 'C', '.M9', '2020-10', '2026-09'),

  draft: seen('compose-draft', 'A', 'input[name=draft]', '2020-10', '2026-09'),
  answered: seen('compose-answered', 'A', 'input[name=rt]', '2020-10', '2026-09'),
  log: seen('compose-jslog', 'B', '[jslog*="11:"]', '2020-10', '2020-10'),
  inThread: seen('compose-in-thread', 'B', 'h2[data-legacy-thread-id]', '2018-03', '2026-09'),
  forwardIcon: seen('compose-forward-icon', 'C', '.J-JN-M-I .mK', '2020-10', '2026-07'),

  people: seen(
    'compose-people',
    'A',
    '[name] [role=option][data-hovercard-id]',
    '2021-10',
    '2026-09',
  ),
  peopleHidden: seen(
    'compose-people-hidden',
    'A',
    'input[type=hidden][name]',
    '2014-12',
    '2021-10',
  ),
  peopleCard: seen(
    'compose-people-card',
    'B',
    '[name] [data-hovercard-id*="@"]',
    '2021-10',
    '2026-09',
  ),
  peopleField: seen('compose-people-field', 'A', '[name]', '2014-12', '2026-09'),

  subject: seen('compose-subject', 'A', 'input[name=subjectbox]', '2014-12', '2026-09'),
  subjectHidden: seen('compose-subject-hidden', 'B', 'input[name=subject]', '2014-12', '2026-09'),
  body: seen('compose-body', 'A', '[g_editable=true][role=textbox]', '2014-12', '2026-09'),
  bodyEditable: seen(
    'compose-body-editable',
    'B',
    '[contenteditable=true][role=textbox]',
    '2014-12',
    '2026-09',
  ),
} as const satisfies Record<string, Locator>;
