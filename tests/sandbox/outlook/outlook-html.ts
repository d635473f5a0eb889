import { readFileSync } from 'node:fs';
import { calendarData } from '../calendar-data.ts';
import type { Mailbox } from '../mailbox.ts';
import { pageData } from '../page-data.ts';
import { pageShell } from '../page-shell.ts';

const css = [
  './outlook-frame.css',
  './outlook-list.css',
  './outlook-reading.css',
  './outlook-compose.css',
  '../calendar-grid.css',
  '../outlook-calendar/outlook-calendar.css',
]
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('\n');
const nonce = 'c2FuZGJveC1vdXRsb29r';

/** As Outlook on the web sends them: frames only from Microsoft's own hosts. */
export const outlookHeaders = {
  'content-security-policy': `script-src 'nonce-${nonce}' 'strict-dynamic' 'report-sample' https: 'self';object-src 'none';base-uri 'self';frame-src 'self' https://*.office.com https://*.office365.com https://*.live.com https://*.microsoft.com https://login.microsoftonline.com;frame-ancestors 'self' https://*.office.com https://teams.microsoft.com`,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cache-control': 'no-cache, no-store',
} as const;

/** Mail and calendar are modules of one document; the path decides which of them it begins with. */
export function outlookHtml(mailbox: Mailbox, path: string): string {
  const isCalendar = path.startsWith('/calendar');
  return pageShell({
    title: isCalendar ? 'Calendar - Outlook' : 'Mail - Outlook',
    css,
    scripts: isCalendar
      ? ['outlook-calendar/outlook-calendar-page.ts']
      : [
          'outlook/outlook-page.ts',
          'outlook/outlook-compose.ts',
          'outlook-calendar/go-to-calendar.ts',
        ],
    nonce,
    page: pageData('outlook', mailbox),
    calendar: calendarData(mailbox),
  });
}
