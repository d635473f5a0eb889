import { readFileSync } from 'node:fs';
import type { Mailbox } from '../mailbox.ts';
import { pageData } from '../page-data.ts';
import { pageShell } from '../page-shell.ts';

const css = ['frame', 'list', 'reading']
  .map((part) => readFileSync(new URL(`./outlook-${part}.css`, import.meta.url), 'utf8'))
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

export function outlookHtml(mailbox: Mailbox): string {
  return pageShell({
    title: 'Mail - Outlook',
    css,
    script: 'outlook/outlook-page.ts',
    nonce,
    page: pageData('outlook', mailbox),
  });
}
