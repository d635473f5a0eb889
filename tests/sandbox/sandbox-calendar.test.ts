import { describe, expect, it } from 'vitest';
import { readSpan } from '../../extension/inbox/calendar/event-span.ts';
import { decodeEventId } from '../../extension/inbox/google-calendar/google-event-id.ts';
import { parseEventName } from '../../extension/inbox/outlook-calendar/parse-event-name.ts';
import { calendarData } from './calendar-data.ts';
import { demoCalendar, demoEvents } from './demo-calendar.ts';
import { demoMailbox } from './demo-mailbox.ts';
import { sandboxLanguages } from './mailbox.ts';

const now = new Date('2026-11-20T03:00:00Z');

describe('the calendars of the sandbox', () => {
  it('have an event for each situation that the demo shows', () => {
    const keys = demoCalendar(demoMailbox({ now })).map(({ key }) => key);
    expect(keys.sort()).toEqual(Object.values(demoEvents).sort());
  });

  it.each([
    ['en', 'Tuesday, November 17 ⋅ 10:00 – 11:00am', 'Tue 11/17/2026 10:00 AM - 11:00 AM'],
    ['zh-CN', '11月17日 (星期二) ⋅ 上午10:00 – 11:00', '周二 2026/11/17 10:00 - 11:00'],
    ['de', 'Dienstag, 17. November ⋅ 10:00 – 11:00', 'Di 17.11.2026 10:00 - 11:00'],
  ] as const)('write times as the pages do in %s', (language, inGoogle, inOutlook) => {
    const { events } = calendarData(demoMailbox({ now, language }));
    const event = events.find(({ key }) => key === demoEvents.knownCustomer);
    expect(event?.google.when.join(' ')).toBe(inGoogle);
    expect(event?.outlook.time).toBe(inOutlook);
  });

  it.each(sandboxLanguages)('tell in %s what the readers read', (language) => {
    const mailbox = demoMailbox({ now, language });
    const named = new Map(demoCalendar(mailbox).map((event) => [event.key, event]));
    for (const { key, title, date, endDate, location, google, outlook } of calendarData(mailbox)
      .events) {
      const event = named.get(key);
      expect(parseEventName(outlook.name, language), outlook.name).toMatchObject({
        subject: title,
        date,
        endDateInclusive: endDate === date ? null : endDate,
        location,
        organizer: event?.organizer?.name ?? null,
        recurring: event?.repeats,
        allDay: event?.clock === null,
        start: event?.clock?.[0] ?? null,
        end: event?.clock?.[1] ?? null,
      });
      const context = { language, years: [2026] };
      const shown = readSpan(google.when.join(' '), context);
      expect(shown, google.when.join(' ')).toEqual(readSpan(outlook.time, context));
      expect(shown?.start.slice(0, 10)).toBe(date);
      const id = decodeEventId(google.eid);
      expect(id?.calendarId).toBe(mailbox.owner.email);
      expect(id?.seriesId ?? id?.id).toBe(google.logId);
    }
  });
});
