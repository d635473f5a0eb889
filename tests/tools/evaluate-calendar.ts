import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { CalendarEvent, CalendarTime } from '../../shared/domain/calendar/calendar-event.ts';
import { calendarText } from '../../shared/domain/calendar/calendar-text.ts';
import { parseIcs } from '../../shared/domain/calendar/parse-ics.ts';
import { Score } from './labelled-files.ts';

const labelledEvents = z.array(z.object({ expect: z.record(z.string(), z.unknown()) }));
const labelledTime = z.object({
  value: z.string(),
  date: z.boolean(),
  utc: z.optional(z.nullable(z.string())),
});

/**
 * Scores `.ics` files against `expected.json` in the folder: per file one `{expect}` per VEVENT in file order, with
 * `{value, date, tzid, utc}` for times and `[address, answer]` for attendees. Files labelled otherwise only must not
 * throw.
 */
export async function evaluateCalendar(folder: string): Promise<Record<string, unknown>> {
  const labels = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')));
  const score = new Score();
  const refused: Record<string, unknown> = {};
  for (const [file, label] of Object.entries(labels)) {
    const calendar = parseIcs(calendarText(await readFile(join(folder, file))));
    if (calendar.refused.length > 0) refused[file] = calendar.refused.slice(0, 3);
    const expected = labelledEvents.safeParse(label);
    if (!expected.success) continue;
    expected.data.forEach(({ expect }, index) => {
      const event = calendar.events[index];
      for (const [field, value] of Object.entries(expect)) {
        const found = event === undefined ? undefined : printed(event, field);
        score.count(`${file} #${index}`, field, value, found, same(field, found, value));
      }
    });
  }
  return {
    files: Object.keys(labels).length,
    right: score.right,
    labelled: score.labelled,
    share: score.share,
    refused,
    wrong: score.wrong,
  };
}

function printed(event: CalendarEvent, field: string): unknown {
  if (field === 'attendees') return event.attendees.map(({ email, answer }) => [email, answer]);
  return Object.hasOwn(event, field) ? event[field as keyof CalendarEvent] : undefined;
}

function same(field: string, found: unknown, expected: unknown): boolean {
  const time = labelledTime.safeParse(expected);
  if (time.success && found !== null && typeof found === 'object') {
    const { value, date, utc } = found as CalendarTime;
    const agrees = value === time.data.value.replace(/Z$/, '') && date === time.data.date;
    return agrees && (!time.data.utc || time.data.utc === utc);
  }
  if (field === 'rrule' && typeof found === 'string' && typeof expected === 'string') {
    return parts(found) === parts(expected);
  }
  if (field === 'attendees' && Array.isArray(found) && Array.isArray(expected)) {
    return found.map(String).sort().join('\n') === expected.map(String).sort().join('\n');
  }
  return JSON.stringify(found) === JSON.stringify(expected);
}

const parts = (rule: string) => rule.split(';').sort().join(';');
