import { element, icon, icons } from '../build-element.ts';
import type { GmailPage } from './gmail-page-parts.ts';
import { type ListedMail, threadRow } from './gmail-row.ts';

/** Runs in the page. The list of a folder or of a search, as a table of rows. */
export function threadList(
  page: GmailPage,
  mails: readonly ListedMail[],
  openId: string | null,
): HTMLElement {
  const { data, words } = page;
  const rows = mails.map((mail) =>
    threadRow(page, mail, openId !== null && openId === (mail.message ?? mail.thread).id),
  );
  const errors = data.errors.map((error) =>
    element(
      'div',
      { class: 'sandbox-error', role: 'note' },
      `${error.key} ${words.unreadable}: ${error.reason}`,
    ),
  );
  return element(
    'div',
    { class: 'UI', 'aria-label': words.inbox },
    element(
      'div',
      { class: 'aqH', role: 'toolbar' },
      icon(icons.menu, 18),
      icon(icons.clock, 18),
      icon(icons.more, 18),
    ),
    ...errors,
    rows.length === 0
      ? element('div', { class: 'TC' }, words.none)
      : element(
          'table',
          { class: 'F cf zt', role: 'grid', cellpadding: '0' },
          element('tbody', {}, ...rows),
        ),
  );
}
