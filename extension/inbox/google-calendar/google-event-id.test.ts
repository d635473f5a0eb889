import { expect, it } from 'vitest';
import { decodeEventId, instanceDay } from './google-event-id.ts';

const encoded = (text: string) => Buffer.from(text, 'utf8').toString('base64url');
const id = '4o8k2m6p1q3r5s7t9u0v2a4b6c';

it.each([
  [
    'of the reader',
    `${id} zhao.min@harbour-tools.example`,
    id,
    null,
    'zhao.min@harbour-tools.example',
  ],
  ['at gmail.com', `${id} zhao.min.demo@m`, id, null, 'zhao.min.demo@gmail.com'],
  ['of a group', `${id} c_18f2@g`, id, null, 'c_18f2@group.calendar.google.com'],
  ['an instance', `${id}_20260414T010000Z zhao@m`, `${id}_20260414T010000Z`, id, 'zhao@gmail.com'],
  ['an all-day instance', `${id}_20260414 zhao@m`, `${id}_20260414`, id, 'zhao@gmail.com'],
  [
    'of a series that was split',
    `${id}_R20260401T010000_20260414T010000Z zhao@m`,
    `${id}_R20260401T010000_20260414T010000Z`,
    `${id}_R20260401T010000`,
    'zhao@gmail.com',
  ],
  [
    'imported',
    '_60q30c1g60o30e1i60o4ac1g60rj8gpl zhao@m',
    '_60q30c1g60o30e1i60o4ac1g60rj8gpl',
    null,
    'zhao@gmail.com',
  ],
  ['of a calendar in a short form that is not known', `${id} holidays@v`, id, null, null],
])('an event %s', (_what, text, whole, seriesId, calendarId) => {
  expect(decodeEventId(encoded(text))).toEqual({ id: whole, seriesId, calendarId });
  expect(decodeEventId(`ttb_${encoded(text)}`)?.id).toBe(whole);
});

it.each([
  null,
  '',
  'undefined',
  'REDACTED',
  encoded(id),
  encoded(`${id} a@m more`),
  encoded(`UPPER a@m`),
  encoded('ab a@m'),
  encoded(`${id}/../x a@m`),
  `${encoded(`${id} a@m`)}=`,
  `%${encoded(`${id} a@m`)}`,
  Buffer.from([0xff, 0xfe, 0x20, 0x41, 0x42, 0x43, 0x44]).toString('base64url'),
  'A'.repeat(5_000),
])('nothing else is one: %s', (raw) => {
  expect(decodeEventId(raw)).toBeNull();
});

it('an instance tells its first day', () => {
  expect(instanceDay(`${id}_20260414T010000Z`)).toBe('2026-04-14');
  expect(instanceDay(id)).toBeNull();
});
