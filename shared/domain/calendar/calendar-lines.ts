/** A property or a BEGIN/END of a calendar file, unfolded, with the line on which it began. */
export interface CalendarLine {
  readonly line: number;
  /** Upper case. */
  readonly name: string;
  readonly text: string;
}

/** A component as a range of lines; nested ones (VALARM) are left out of `lines`. */
export interface CalendarComponent {
  readonly name: string;
  readonly line: number;
  readonly lines: readonly CalendarLine[];
  /** False when the file ends, or another component begins, before its END. */
  readonly finished: boolean;
}

export interface CalendarFile {
  readonly method: string | null;
  readonly events: readonly CalendarComponent[];
  /** The whole text of each VTIMEZONE. */
  readonly zones: readonly string[];
}

const longestLine = 1_000_000;

/** Logical lines. RFC 5545 folds with a space or tab; some writers forget it, and their leftovers have no name. */
export function calendarLines(text: string): CalendarLine[] {
  const lines: { line: number; text: string }[] = [];
  text.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const last = lines.at(-1);
    if (isSoftBroken(last?.text) && last !== undefined) {
      last.text = last.text.slice(0, -1) + raw.trimStart();
    } else if (/^[ \t]/.test(raw) && last !== undefined && last.text.length < longestLine) {
      last.text += raw.slice(1);
    } else if (raw.trim() !== '') {
      lines.push({ line: index + 1, text: raw.replace(/^\uFEFF/, '') });
    }
  });
  return lines.map(({ line, text: whole }) => ({
    line,
    text: whole,
    name: /^[A-Za-z0-9-]+(?=[;:])/.exec(whole)?.[0].toUpperCase() ?? '',
  }));
}

/** vCalendar 1.0 writes texts in quoted-printable, whose lines go on after a final `=`. */
const isSoftBroken = (text: string | undefined): boolean =>
  text?.endsWith('=') === true && /^[^:]*;ENCODING=QUOTED-PRINTABLE/i.test(text);

/** Splits a file into its events and zones without failing on any of them. */
export function splitCalendar(text: string): CalendarFile {
  const events: CalendarComponent[] = [];
  const zones: string[] = [];
  const open: { name: string; line: number; lines: CalendarLine[]; whole: string[] }[] = [];
  let method: string | null = null;
  for (const line of calendarLines(text)) {
    const value = line.text.slice(line.name.length + 1).trim();
    const component = value.toUpperCase();
    if (line.name === 'BEGIN') {
      // An event within an event is the next one: the END of the one before is missing.
      if (component === 'VEVENT') closeUnfinished(open, events);
      open.push({ name: component, line: line.line, lines: [], whole: [] });
    }
    for (const outer of open) outer.whole.push(line.text);
    if (line.name === 'END') {
      const at = open.findLastIndex((outer) => outer.name === component);
      const closed = at < 0 ? undefined : open.splice(at)[0];
      if (closed?.name === 'VEVENT') events.push({ ...closed, finished: true });
      if (closed?.name === 'VTIMEZONE') zones.push(closed.whole.join('\r\n'));
    } else if (line.name !== 'BEGIN') {
      open.at(-1)?.lines.push(line);
      if (line.name === 'METHOD' && open.at(-1)?.name === 'VCALENDAR') method = component;
    }
  }
  closeUnfinished(open, events);
  return { method, events, zones };
}

function closeUnfinished(
  open: { name: string; line: number; lines: CalendarLine[] }[],
  events: CalendarComponent[],
): void {
  const at = open.findIndex((outer) => outer.name === 'VEVENT');
  if (at < 0) return;
  const [event] = open.splice(at);
  if (event !== undefined) events.push({ ...event, finished: false });
}
