import type { CalendarEvent } from './calendar-event.ts';

/** An event as a provider's API gives it, in the shape of a calendar file. */
export interface ProviderEvent extends CalendarEvent {
  /** The provider's id of this event or instance, in one mailbox. */
  readonly providerId: string;
  /** The provider's id of the series that an instance belongs to; a cancelled instance may have no `uid` but this. */
  readonly seriesId: string | null;
  /** What the calendar's own person answered, as RFC 5545 writes it; null where it does not say. */
  readonly ownAnswer: string | null;
  readonly location: string | null;
  /** Working places, focus times, birthdays, and bookings that the provider read from mail: no meetings. */
  readonly isNote: boolean;
}
