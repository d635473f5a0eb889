import { readFileSync } from 'node:fs';
import type { Mailbox } from '../mailbox.ts';
import { pageData } from '../page-data.ts';
import { pageShell } from '../page-shell.ts';

const css = ['frame', 'list', 'thread', 'compose']
  .map((part) => readFileSync(new URL(`./gmail-${part}.css`, import.meta.url), 'utf8'))
  .join('\n');
const nonce = 'c2FuZGJveC1nbWFpbA';

/** As mail.google.com sends them; Trusted Types are enforced there since February 2024. */
export const gmailHeaders = {
  'content-security-policy': `script-src 'report-sample' 'nonce-${nonce}' 'strict-dynamic' https:;object-src 'none';base-uri 'self';require-trusted-types-for 'script'`,
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'origin',
  'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
} as const;

export function gmailHtml(mailbox: Mailbox): string {
  return pageShell({
    title: 'Mail',
    css,
    scripts: ['gmail/gmail-page.ts', 'gmail/gmail-compose.ts'],
    nonce,
    page: pageData('gmail', mailbox),
  });
}
