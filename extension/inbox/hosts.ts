/**
 * Where the inboxes live: the one list behind content scripts, host permissions and sender checks.
 * A host that is missing here is a page on which the product does not exist, so each entry says who uses it.
 */
/** Which adapter reads a host. Outlook's calendar shares Outlook's hosts, and its adapter chooses by the path. */
export type InboxSurface = 'gmail' | 'outlook' | 'google-calendar';

export interface InboxHost {
  readonly host: string;
  readonly surface: InboxSurface;
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

/** The extension page that the loader frames; it must be web-accessible to `inboxMatches`. */
export const sidebarPage = 'sidebar.html';

/** The script that the background injects for `inbox.load_adapter`. */
export const adapterFiles = {
  gmail: 'gmail-adapter.js',
  outlook: 'outlook-adapter.js',
  'google-calendar': 'google-calendar-adapter.js',
} as const satisfies Record<InboxSurface, string>;

export const gmailMatches = matchesOf('gmail');
export const outlookMatches = matchesOf('outlook');
export const googleCalendarMatches = matchesOf('google-calendar');
/** Match patterns of every page that gets a sidebar. */
export const inboxMatches: readonly string[] = [
  ...gmailMatches,
  ...outlookMatches,
  ...googleCalendarMatches,
];

/** Origins of those pages, for content security policies. */
export const inboxOrigins: readonly string[] = inboxMatches.map((match) => match.slice(0, -2));

/** The surface that an origin or address belongs to, or null for any other place. */
export function surfaceOf(url: string): InboxSurface | null {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.protocol !== 'https:' || parsed.port !== '') return null;
  const found = inboxHosts.find((entry) => entry.host === parsed.hostname);
  return found?.surface ?? null;
}

function matchesOf(surface: InboxSurface): string[] {
  return inboxHosts
    .filter((entry) => entry.surface === surface)
    .map((entry) => `https://${entry.host}/*`);
}
