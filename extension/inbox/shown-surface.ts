import type { Surface } from '../../shared/contracts/inbox-snapshot.ts';
import { surfaceOf } from './hosts.ts';
import { isOutlookCalendar } from './outlook-calendar/outlook-calendar-address.ts';

/** What the page at an address is, before anything is read of it. */
export function shownSurface(location: Location): Surface {
  const surface = surfaceOf(location.href) ?? 'gmail';
  return surface === 'outlook' && isOutlookCalendar(location) ? 'outlook-calendar' : surface;
}
