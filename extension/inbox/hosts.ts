/**
 * Where the inboxes live: the one list behind content scripts, host permissions and sender checks.
 * A host that is missing here is a page on which the product does not exist, so each entry says who uses it.
 */
export type InboxSurface = 'gmail' | 'outlook';

export interface InboxHost {
  readonly host: string;
  /** Google Calendar's host is known, but asks for no permission before its adapter exists. */
  readonly surface: InboxSurface | 'google-calendar';
}

export const inboxHosts = [
  { host: 'mail.google.com', surface: 'gmail' },
  { host: 'calendar.google.com', surface: 'google-calendar' },
  // Work and school accounts; office365.com redirects to office.com, but mail links still name it.
  { host: 'outlook.office.com', surface: 'outlook' },
  { host: 'outlook.office365.com', surface: 'outlook' },
  // Personal accounts.
  { host: 'outlook.live.com', surface: 'outlook' },
  // Microsoft's new common domain, to which tenants are being moved.
  { host: 'outlook.cloud.microsoft', surface: 'outlook' },
  // Microsoft 365 in China, operated by 21Vianet.
  { host: 'partner.outlook.cn', surface: 'outlook' },
] as const satisfies readonly InboxHost[];

/** The extension page that the loader frames; it must be web-accessible to `mailMatches`. */
export const sidebarPage = 'sidebar.html';

/** The script that the background injects for `inbox.load_adapter`. */
export const adapterFiles = {
  gmail: 'gmail-adapter.js',
  outlook: 'outlook-adapter.js',
} as const satisfies Record<InboxSurface, string>;

export const gmailMatches = matchesOf('gmail');
export const outlookMatches = matchesOf('outlook');
/** Match patterns of every page that gets a sidebar. */
export const mailMatches: readonly string[] = [...gmailMatches, ...outlookMatches];

/** Origins of those pages, for content security policies. */
export const mailOrigins: readonly string[] = mailMatches.map((match) => match.slice(0, -2));

/** The surface that an origin or address belongs to, or null for any other place. */
export function surfaceOf(url: string): InboxSurface | null {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.protocol !== 'https:' || parsed.port !== '') return null;
  const found = inboxHosts.find((entry) => entry.host === parsed.hostname);
  return found === undefined || found.surface === 'google-calendar' ? null : found.surface;
}

function matchesOf(surface: InboxSurface): string[] {
  return inboxHosts
    .filter((entry) => entry.surface === surface)
    .map((entry) => `https://${entry.host}/*`);
}
