import { readFile } from 'node:fs/promises';
import type { BrowserContext } from 'playwright';
import { transformWithOxc } from 'vite';
import { gmailHeaders, gmailHtml } from './gmail/gmail-html.ts';
import {
  googleCalendarHeaders,
  googleCalendarHtml,
} from './google-calendar/google-calendar-html.ts';
import { type Mailbox, type SandboxLanguage, sandboxLanguages } from './mailbox.ts';
import { outlookHeaders, outlookHtml } from './outlook/outlook-html.ts';

/**
 * Serves the sandbox at the true host names, with the headers that the real hosts send, and lets nothing else out:
 * requests to 127.0.0.1 and within extensions pass, every other host is refused and told to `onForeignRequest`.
 */
export interface SandboxOptions {
  readonly mailbox: Mailbox;
  readonly onForeignRequest: (url: string) => void;
}

const outlookHosts = new Set([
  'outlook.office.com',
  'outlook.office365.com',
  'outlook.live.com',
  'outlook.cloud.microsoft',
  'partner.outlook.cn',
]);

export async function serveSandbox(
  context: BrowserContext,
  { mailbox, onForeignRequest }: SandboxOptions,
): Promise<void> {
  await context.route('**/*', async (route) => {
    const request = route.request();
    const url = new URL(request.url());
    if (staysHere(url)) return route.fallback();
    const answer = await sandboxAnswer(url, request.resourceType() === 'document', mailbox);
    if (answer !== null) return route.fulfill(answer);
    onForeignRequest(url.href);
    return route.abort('blockedbyclient');
  });
}

/** This machine and the extension's own pages: nothing that the sandbox answers. */
export const staysHere = ({ hostname, protocol }: URL): boolean =>
  hostname === '127.0.0.1' || hostname === 'localhost' || !/^https?:$/.test(protocol);

export interface SandboxAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** What the sandbox answers at an address, whichever browser asks; null for a host that it does not have. */
export async function sandboxAnswer(
  url: URL,
  isDocument: boolean,
  mailbox: Mailbox,
): Promise<SandboxAnswer | null> {
  const page = pageAt(url);
  if (page === null) return null;
  if (url.pathname.startsWith('/sandbox-files/')) return pageFile(url.pathname);
  if (!isDocument) return nothing;
  const shown = inLanguage(mailbox, languageIn(url) ?? mailbox.language);
  const headers = { 'content-type': 'text/html; charset=utf-8', ...page.headers };
  return { status: 200, headers, body: page.html(shown) };
}

const nothing: SandboxAnswer = { status: 404, headers: {}, body: '' };

interface Page {
  readonly headers: Readonly<Record<string, string>>;
  readonly html: (mailbox: Mailbox) => string;
}

/** What stands at an address; null for a host that the sandbox does not have. */
function pageAt({ hostname, pathname }: URL): Page | null {
  if (hostname === 'mail.google.com') return { headers: gmailHeaders, html: gmailHtml };
  if (hostname === 'calendar.google.com') {
    return { headers: googleCalendarHeaders, html: googleCalendarHtml };
  }
  if (!outlookHosts.has(hostname)) return null;
  return { headers: outlookHeaders, html: (mailbox) => outlookHtml(mailbox, pathname) };
}

/** `?lang=de` asks for the page in another language than the mailbox's own. */
const languageIn = (url: URL): SandboxLanguage | null =>
  sandboxLanguages.find((language) => language === url.searchParams.get('lang')) ?? null;

/** Field by field: a mailbox may answer by getters (tests/e2e/switchable-mailbox.ts), which spreading loses. */
function inLanguage(mailbox: Mailbox, language: SandboxLanguage): Mailbox {
  const { owner, timeZone, now, threads, errors } = mailbox;
  return { owner, timeZone, now, threads, errors, language };
}

/** The pages' own scripts are TypeScript in this folder; only those named here are served. */
const pageFiles = new Map([
  ['/sandbox-files/build-element.ts', './build-element.ts'],
  ['/sandbox-files/compose-draft.ts', './compose-draft.ts'],
  ['/sandbox-files/gmail/gmail-compose.ts', './gmail/gmail-compose.ts'],
  ['/sandbox-files/gmail/gmail-compose-field.ts', './gmail/gmail-compose-field.ts'],
  ['/sandbox-files/gmail/gmail-compose-form.ts', './gmail/gmail-compose-form.ts'],
  ['/sandbox-files/gmail/gmail-compose-words.ts', './gmail/gmail-compose-words.ts'],
  ['/sandbox-files/gmail/gmail-details.ts', './gmail/gmail-details.ts'],
  ['/sandbox-files/gmail/gmail-frame.ts', './gmail/gmail-frame.ts'],
  ['/sandbox-files/gmail/gmail-list.ts', './gmail/gmail-list.ts'],
  ['/sandbox-files/gmail/gmail-mailboxes.ts', './gmail/gmail-mailboxes.ts'],
  ['/sandbox-files/gmail/gmail-message-head.ts', './gmail/gmail-message-head.ts'],
  ['/sandbox-files/gmail/gmail-message.ts', './gmail/gmail-message.ts'],
  ['/sandbox-files/gmail/gmail-page-parts.ts', './gmail/gmail-page-parts.ts'],
  ['/sandbox-files/gmail/gmail-page.ts', './gmail/gmail-page.ts'],
  ['/sandbox-files/gmail/gmail-print.ts', './gmail/gmail-print.ts'],
  ['/sandbox-files/gmail/gmail-row.ts', './gmail/gmail-row.ts'],
  ['/sandbox-files/gmail/gmail-settings.ts', './gmail/gmail-settings.ts'],
  ['/sandbox-files/gmail/gmail-thread.ts', './gmail/gmail-thread.ts'],
  ['/sandbox-files/gmail/gmail-view.ts', './gmail/gmail-view.ts'],
  ['/sandbox-files/gmail/gmail-words.ts', './gmail/gmail-words.ts'],
  ['/sandbox-files/outlook/outlook-classes.ts', './outlook/outlook-classes.ts'],
  ['/sandbox-files/outlook/outlook-compose.ts', './outlook/outlook-compose.ts'],
  ['/sandbox-files/outlook/outlook-compose-editor.ts', './outlook/outlook-compose-editor.ts'],
  ['/sandbox-files/outlook/outlook-compose-form.ts', './outlook/outlook-compose-form.ts'],
  ['/sandbox-files/outlook/outlook-compose-words.ts', './outlook/outlook-compose-words.ts'],
  ['/sandbox-files/outlook/outlook-frame.ts', './outlook/outlook-frame.ts'],
  ['/sandbox-files/outlook/outlook-list.ts', './outlook/outlook-list.ts'],
  ['/sandbox-files/outlook/outlook-message.ts', './outlook/outlook-message.ts'],
  ['/sandbox-files/outlook/outlook-page.ts', './outlook/outlook-page.ts'],
  ['/sandbox-files/outlook/outlook-page-parts.ts', './outlook/outlook-page-parts.ts'],
  ['/sandbox-files/outlook/outlook-row.ts', './outlook/outlook-row.ts'],
  ['/sandbox-files/outlook/outlook-settings.ts', './outlook/outlook-settings.ts'],
  ['/sandbox-files/outlook/outlook-thread.ts', './outlook/outlook-thread.ts'],
  ['/sandbox-files/outlook/outlook-view.ts', './outlook/outlook-view.ts'],
  ['/sandbox-files/outlook/outlook-words.ts', './outlook/outlook-words.ts'],
  ['/sandbox-files/page-words.ts', './page-words.ts'],
  ['/sandbox-files/calendar-grid.ts', './calendar-grid.ts'],
  ...[
    'google-calendar/google-calendar-edit.ts',
    'google-calendar/google-calendar-page.ts',
    'google-calendar/google-calendar-popover.ts',
    'google-calendar/google-event-details.ts',
    'google-calendar/remove-foreign-children.ts',
    'outlook-calendar/go-to-calendar.ts',
    'outlook-calendar/outlook-calendar-page.ts',
    'outlook-calendar/outlook-calendar-peek.ts',
  ].map((file) => [`/sandbox-files/${file}`, `./${file}`] as const),
]);

/** What the page gets of a file, as long as the file stays the same: each page asks for twenty of them. */
const transformed = new Map<string, { readonly source: string; readonly code: string }>();

async function pageFile(path: string): Promise<SandboxAnswer> {
  const file = pageFiles.get(path);
  if (file === undefined) return nothing;
  const source = await readFile(new URL(file, import.meta.url), 'utf8');
  const known = transformed.get(file);
  const code =
    known?.source === source
      ? known.code
      : (await transformWithOxc(source, file, { sourcemap: false })).code;
  transformed.set(file, { source, code });
  return { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' }, body: code };
}
