import { readFile } from 'node:fs/promises';
import { calendarText } from '../../shared/domain/calendar/calendar-text.ts';
import { type ParsedCalendar, parseIcs } from '../../shared/domain/calendar/parse-ics.ts';

/** What `npm run inspect -- calendar FILE` prints: what Threadbook reads in an `.ics`. Never throws on content. */
export async function inspectCalendar(path: string): Promise<ParsedCalendar> {
  return parseIcs(calendarText(await readFile(path)));
}
