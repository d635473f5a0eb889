import { readHeaderDate } from './header-date.ts';

/**
 * When the reader's own provider took a mail in: the date of its topmost Received line (RFC 5321 §4.4 has each server
 * put its line above the others'). null when there is none, or none with a date.
 */
export function receivedTime(headers: ReadonlyMap<string, readonly string[]>): Date | null {
  for (const name of ['received', 'x-received', 'delivery-date']) {
    const value = headers.get(name)?.[0];
    if (value === undefined) continue;
    const { at } = readHeaderDate(value.slice(value.lastIndexOf(';') + 1), null);
    if (at !== null) return new Date(at);
  }
  return null;
}
