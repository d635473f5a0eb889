import type { DateProblem } from './shown-date.ts';

export type HeaderDate =
  | { readonly at: string; readonly problem: null }
  | { readonly at: null; readonly problem: DateProblem };

/** Zones by name that old programs wrote (RFC 5322 §4.3), in minutes. Military letters mean nothing since RFC 1123. */
const namedZones: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  mez: 60,
  mesz: 120,
  bst: 60,
  wet: 0,
  west: 60,
  eet: 120,
  eest: 180,
  jst: 540,
  kst: 540,
  msk: 180,
  hkt: 480,
  sgt: 480,
  ist: 330,
};
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY = 86_400_000;
const OLDEST = Date.UTC(1971, 0, 1);

/**
 * Reads a Date header (RFC 5322, with the obsolete forms) or an ISO date. Garbage, the epoch and dates that are later
 * than a day after `latest` give null with the reason: the caller then takes the provider's received time.
 */
export function readHeaderDate(raw: string | null | undefined, latest: Date | null): HeaderDate {
  const text = (raw ?? '')
    .replace(/\([^()]{0,80}\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return { at: null, problem: 'date_missing' };
  if (text.length > 200) return { at: null, problem: 'date_unreadable' };
  const time = readRfc(text) ?? readIso(text);
  if (time === null) return { at: null, problem: 'date_unreadable' };
  if (time === 'impossible') return { at: null, problem: 'date_impossible' };
  if (time < OLDEST || time > (latest?.getTime() ?? Number.POSITIVE_INFINITY) + DAY)
    return { at: null, problem: 'date_implausible' };
  return { at: new Date(time).toISOString(), problem: null };
}

const rfcDate =
  /^(?:[a-z]{2,12}\.?,? )?(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{2,4}),? (\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2})(?:\.\d{1,6})?)? ?([+-]\d{4}|[+-]\d{2}:\d{2}|[a-z]{1,5})?/i;
/** asctime, as very old gateways wrote it: "Tue Jun 14 07:23:11 2005". */
const asctime =
  /^[a-z]{3} ([a-z]{3}) (\d{1,2}) (\d{1,2}):(\d{1,2}):(\d{1,2}) (?:([a-z]{1,5}) )?(\d{4})/i;

function readRfc(text: string): number | 'impossible' | null {
  const found = rfcDate.exec(text);
  if (found !== null) {
    const [, day = '', month = '', year = '', hour = '', minute = '', second = '0', zone] = found;
    return instantFrom({ day, month, year, hour, minute, second, zone });
  }
  const old = asctime.exec(text);
  if (old === null) return null;
  const [, month = '', day = '', hour = '', minute = '', second = '', zone, year = ''] = old;
  return instantFrom({ day, month, year, hour, minute, second, zone });
}

function instantFrom(parts: {
  day: string;
  month: string;
  year: string;
  hour: string;
  minute: string;
  second: string;
  zone: string | undefined;
}): number | 'impossible' | null {
  const month = months.indexOf(parts.month.slice(0, 3).toLowerCase());
  if (month === -1) return null;
  const day = Number(parts.day);
  const year = fullYear(Number(parts.year), parts.year.length);
  const [hour, minute, second] = [Number(parts.hour), Number(parts.minute), Number(parts.second)];
  if (day < 1 || day > new Date(Date.UTC(year, month + 1, 0)).getUTCDate()) return 'impossible';
  if (hour > 23 || minute > 59 || second > 60) return 'impossible';
  const offset = zoneOffset(parts.zone);
  return offset === null
    ? 'impossible'
    : Date.UTC(year, month, day, hour, minute, second) - offset * 60_000;
}

/** RFC 5322 §4.3: two digits 00–49 are 2000s, others and three digits count from 1900. */
function fullYear(year: number, digits: number): number {
  if (digits === 2) return year < 50 ? 2000 + year : 1900 + year;
  return digits === 3 ? 1900 + year : year;
}

function zoneOffset(zone: string | undefined): number | null {
  if (zone === undefined) return 0;
  const named = namedZones[zone.toLowerCase()];
  if (named !== undefined) return named;
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (found === null) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  if (minutes > 18 * 60) return null;
  return found[1] === '-' ? -minutes : minutes;
}

function readIso(text: string): number | null {
  if (
    !/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/i.test(text)
  )
    return null;
  const time = Date.parse(text.replace(' ', 'T'));
  return Number.isNaN(time) ? null : time;
}
