import type { EventKeys, EventTimes } from '../../contracts/meetings.ts';
import type { Digester } from '../digests.ts';
import type { CalendarTime } from './calendar-event.ts';
import { eventKeys, type MetIn } from './event-keys.ts';
import { instanceKey, isSeries, seriesUid } from './instance-key.ts';
import type { ProviderEvent } from './provider-event.ts';

/** An event of a connected calendar, as the database takes it. */
export type FoundMeeting = { readonly key_version: number; readonly keys: EventKeys } & (
  | {
      /** Cancelled, or declined by the member: what else stands in it is not to be relied on. */
      readonly gone: true;
      readonly ical_uid: string | null;
      readonly instance: string;
      readonly organiser: null;
    }
  | ({
      readonly gone: false;
      /** Private: its times, and nothing of what it is about. */
      readonly hidden: boolean;
      readonly tentative: boolean;
      /** What all guests share: the id of the series, and of an instance its planned start; '' for a single event. */
      readonly ical_uid: string | null;
      readonly instance: string;
      readonly sequence: number | null;
      readonly title: string | null;
      readonly location: string | null;
      readonly organiser: string | null;
      readonly participants: readonly { readonly address: string; readonly name: string | null }[];
    } & EventTimes)
);

export type NoMeeting =
  | 'unreadable'
  /** A note of the calendar's, or a series that stands for its instances. */
  | 'note'
  /** Nobody but the member and rooms. */
  | 'alone';

const MOST_GUESTS = 500;
const LONGEST_UID = 1024;

/**
 * What of an event in a connected calendar may be planned at all, whoever is invited: PRODUCT.md §2.
 * @param calendar whose it is, and which kind of ids it has
 */
export async function foundMeeting(
  event: ProviderEvent,
  calendar: MetIn & { readonly account: string },
  digester: Digester,
): Promise<FoundMeeting | NoMeeting> {
  if (event.isNote || isSeries(event)) return 'note';
  const self = calendar.account.toLowerCase();
  const isDeclined =
    event.ownAnswer === 'DECLINED' ||
    event.attendees.some(({ email, answer }) => email === self && answer === 'DECLINED');
  const named = nameOf(event);
  if (event.status === 'CANCELLED' || isDeclined) {
    const keys = await keysOf(event, null, calendar, digester);
    return { key_version: digester.version, keys, gone: true, ...named, organiser: null };
  }
  const times = timesOf(event);
  if (times === null) return 'unreadable';
  const guests = guestsOf(event).filter(({ address }) => address !== self);
  if (guests.length === 0) return 'alone';
  const hidden = event.visibility !== 'public';
  const title = hidden ? null : textOf(event.summary, 1000);
  return {
    key_version: digester.version,
    keys: await keysOf({ ...event, summary: title }, times, calendar, digester),
    ...{ gone: false, hidden, tentative: event.status === 'TENTATIVE', ...named, ...times },
    ...{ sequence: event.sequence, title },
    location: hidden ? null : textOf(event.location, 1000),
    organiser: event.organizer?.slice(0, 320) ?? null,
    participants: hidden ? [] : guests.slice(0, MOST_GUESTS),
  };
}

const keysOf = (
  event: ProviderEvent,
  times: EventTimes | null,
  calendar: MetIn,
  digester: Digester,
): Promise<EventKeys> =>
  eventKeys(
    digester,
    calendar,
    { id: event.providerId, title: event.summary, recurring: event.seriesId !== null },
    times,
  );

/** In two parts, as `meetings` keeps it. */
function nameOf({ uid, recurrenceId }: ProviderEvent) {
  const key = instanceKey(uid, recurrenceId);
  if (uid === null || key === null || key.length > LONGEST_UID)
    return { ical_uid: null, instance: '' };
  const series = seriesUid(uid);
  return { ical_uid: series, instance: key.slice(series.length + 1) };
}

/** Rooms are no guests. Whoever invited is one, whether their calendar lists them or not. */
function guestsOf({ attendees, organizer }: ProviderEvent) {
  const people = attendees
    .filter(({ kind }) => kind !== 'RESOURCE' && kind !== 'ROOM')
    .map(({ email, name }) => ({ address: email, name: textOf(name, 200) }));
  const all = [...people, { address: organizer, name: null }];
  return all.flatMap(({ address, name }, place) =>
    address === null || all.findIndex((one) => one.address === address) !== place
      ? []
      : [{ address: address.slice(0, 320), name }],
  );
}

/** null where it is not certain when it is. Days of an all-day event stay days; a calendar names the day after the last. */
function timesOf({ start, end, allDay }: ProviderEvent): EventTimes | null {
  if (start === null) return null;
  if (allDay) {
    const first = dayOf(start);
    const last = end === null ? first : dayBefore(dayOf(end));
    return {
      starts_at: null,
      ends_at: null,
      starts_on: first,
      ends_on: last < first ? first : last,
    };
  }
  if (start.utc === null) return null;
  const ends = end?.utc ?? null;
  const isForward = ends !== null && Date.parse(ends) >= Date.parse(start.utc);
  return { starts_at: start.utc, ends_at: isForward ? ends : null, starts_on: null, ends_on: null };
}

const dayOf = ({ value }: CalendarTime): string =>
  `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`;
const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** As the database takes texts: no longer than that, and nothing for nothing. */
function textOf(text: string | null, most: number): string | null {
  const shown = text?.replaceAll('\u0000', '').trim().slice(0, most) ?? '';
  return shown === '' ? null : shown;
}
