import { describe, expect, test } from 'vitest';
import { calendarText } from './calendar-text.ts';
import { parseIcs } from './parse-ics.ts';

const file = (summary: string) =>
  `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260701T070000Z\r\nSUMMARY:${summary}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
const summaryOf = (bytes: Uint8Array) => parseIcs(calendarText(bytes)).events[0]?.summary;
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a file is read in the encoding in which it was written', () => {
  test('UTF-8, with a mark and without', () => {
    expect(summaryOf(utf8(file('报价会议')))).toBe('报价会议');
    expect(summaryOf(utf8(`\uFEFF${file('报价会议')}`))).toBe('报价会议');
  });

  test('UTF-16', () => {
    const text = `\uFEFF${file('报价会议')}`;
    const bytes = new Uint8Array(text.length * 2);
    for (let index = 0; index < text.length; index++)
      new DataView(bytes.buffer).setUint16(index * 2, text.charCodeAt(index), true);
    expect(summaryOf(bytes)).toBe('报价会议');
  });

  test('GB18030 and Windows-1252', () => {
    const [before, after] = file('|').split('|').map(utf8);
    const within = (...bytes: number[]) =>
      Uint8Array.from([...(before ?? []), ...bytes, ...(after ?? [])]);
    expect(summaryOf(within(0xb1, 0xa8, 0xbc, 0xdb))).toBe('报价');
    expect(summaryOf(within(0x46, 0x72, 0xe4, 0x73, 0x65))).toBe('Fräse');
  });
});

test('a character that a fold cuts in two is one, and lines keep their numbers', () => {
  const bytes = utf8(file('报价'));
  const at = bytes.indexOf(0xe6) + 1;
  const fold = Uint8Array.from([0x0d, 0x0a, 0x20]);
  const cut = Uint8Array.from([...bytes.slice(0, at), ...fold, ...bytes.slice(at)]);
  expect(summaryOf(cut)).toBe('报价');
  const broken = Uint8Array.from([
    ...cut,
    ...utf8('BEGIN:VEVENT\r\nDTSTART:soon\r\nEND:VEVENT\r\n'),
  ]);
  expect(parseIcs(calendarText(broken)).refused).toMatchObject([{ line: 10 }]);
});

test('quoted-printable of vCalendar 1.0 is decoded, over its soft line ends', () => {
  const quoted = file('|').replace(
    'SUMMARY:|',
    'SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=8A=A5=\r\n=E4=BB=B7 meeting',
  );
  expect(parseIcs(quoted).events[0]?.summary).toBe('报价 meeting');
});
