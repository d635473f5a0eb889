import { readFileSync } from 'node:fs';
import { calendarData } from '../calendar-data.ts';
import type { Mailbox } from '../mailbox.ts';
import { pageShell } from '../page-shell.ts';

const css = ['../calendar-grid.css', './google-calendar.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('\n');
const nonce = 'c2FuZGJveC1jYWxlbmRhcg';

/** As calendar.google.com sends them. */
export const googleCalendarHeaders = {
  'content-security-policy': `script-src 'report-sample' 'nonce-${nonce}' 'strict-dynamic' https:;object-src 'none';base-uri 'self';require-trusted-types-for 'script'`,
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
} as const;

export function googleCalendarHtml(mailbox: Mailbox): string {
  const data = calendarData(mailbox);
  return pageShell({
    title: data.title,
    css,
    scripts: ['google-calendar/google-calendar-page.ts'],
    nonce,
    page: { data, bodies: new Map() },
  });
}
