import type { InboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import { readGmail } from './gmail/read-gmail.ts';
import { surfaceOf } from './hosts.ts';
import { readOutlook } from './outlook/read-outlook.ts';

/** Whatever inbox this is, as its own adapter reads it; null on any other page. For tools and tests. */
export function readPage(document: Document, location: Location): InboxSnapshot | null {
  const surface = surfaceOf(location.href);
  if (surface === null) return null;
  return surface === 'gmail' ? readGmail(document, location) : readOutlook(document, location);
}
