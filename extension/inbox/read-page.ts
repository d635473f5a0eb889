import type { InboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import { readGmail } from './gmail/read-gmail.ts';
import { readGoogleCalendar } from './google-calendar/read-google-calendar.ts';
import { type InboxSurface, surfaceOf } from './hosts.ts';
import { readOutlookHost } from './outlook-calendar/read-outlook-host.ts';
import type { PageReader } from './page/page-reader.ts';

const readers: Readonly<Record<InboxSurface, PageReader>> = {
  gmail: readGmail,
  outlook: readOutlookHost,
  'google-calendar': readGoogleCalendar,
};

/** Whatever inbox this is, as its own adapter reads it; null on any other page. For tools and tests. */
export function readPage(document: Document, location: Location): InboxSnapshot | null {
  const surface = surfaceOf(location.href);
  return surface === null ? null : readers[surface](document, location);
}
