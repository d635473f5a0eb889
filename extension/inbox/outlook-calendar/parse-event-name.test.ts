import { describe, expect, it } from 'vitest';
import { parseEventName } from './parse-event-name.ts';

const day = 'Tuesday, April 14, 2026';
const at = `9:00 AM to 9:30 AM, ${day}`;
const plain = {
  date: '2026-04-14',
  start: '09:00',
  end: '09:30',
  endDateInclusive: null,
  location: null,
  organizer: null,
  showAs: null,
  recurring: false,
  allDay: false,
};

describe('the name of an event in the grid', () => {
  it.each([
    [
      `Line review (weekly), ${at}, By Berg, Anna, Tentative, Recurring event`,
      {
        subject: 'Line review (weekly)',
        organizer: 'Berg, Anna',
        showAs: 'Tentative',
        recurring: true,
      },
    ],
    [
      `Quote, samples, delivery, ${at}, 12 Harbour Road, Hall 4, Bremen, By Berg, Anna Jr. [DE-HB], Busy`,
      {
        subject: 'Quote, samples, delivery',
        location: '12 Harbour Road, Hall 4, Bremen',
        organizer: 'Berg, Anna Jr. [DE-HB]',
        showAs: 'Busy',
      },
    ],
    [
      `Call?, ${at}, https://meet.example/j/123?pwd=..., By Wang Fang, Tentative`,
      {
        subject: 'Call?',
        location: 'https://meet.example/j/123?pwd=...',
        organizer: 'Wang Fang',
        showAs: 'Tentative',
      },
    ],
    [
      `Moved, ${at}, Microsoft Teams Meeting, By Wang Fang, Busy, Exception to recurring event`,
      {
        subject: 'Moved',
        location: 'Microsoft Teams Meeting',
        organizer: 'Wang Fang',
        showAs: 'Busy',
        recurring: true,
      },
    ],
    [`Blocked, ${at}, Busy`, { subject: 'Blocked', showAs: 'Busy' }],
    [`Blocked, ${at}`, { subject: 'Blocked' }],
    [`Blocked, ${at}, By, Busy`, { subject: 'Blocked', location: 'By', showAs: 'Busy' }],
    [
      `Canceled: Visit, ${at}, By Wang Fang, Free, Canceled`,
      { subject: 'Canceled: Visit', organizer: 'Wang Fang', showAs: 'Free' },
    ],
    [
      `Doctor, ${at}, Private appointment, Out of office`,
      { subject: 'Doctor', showAs: 'Out of office' },
    ],
    [`Stand-by the numbers, ${at}, Busy`, { subject: 'Stand-by the numbers', showAs: 'Busy' }],
    [`August plan, ${at}, Busy`, { subject: 'August plan', showAs: 'Busy' }],
    [`Lunch, Friday, ${at}, Free`, { subject: 'Lunch, Friday', showAs: 'Free' }],
    [`Was at 8:00 AM, ${at}, Free`, { subject: 'Was at 8:00 AM', showAs: 'Free' }],
    [`, ${at}, Free`, { subject: null, showAs: 'Free' }],
  ])('%s', (name, expected) => {
    expect(parseEventName(name, 'en-us')).toMatchObject({ ...plain, ...expected });
    expect(parseEventName(name)).toMatchObject({ ...plain, ...expected });
  });

  it.each([
    ['14:00 to 15:30', '14:00', '15:30'],
    ['12:00 AM to 12:30 AM', '00:00', '00:30'],
    ['12:30 PM to 2:00 PM', '12:30', '14:00'],
  ])('clocks of 12 and of 24 hours: %s', (time, start, end) => {
    expect(parseEventName(`Sync, ${time}, ${day}, Busy`)).toMatchObject({ start, end });
  });

  it.each([
    [`Night shift, 11:00 PM to 1:00 AM, ${day}, Busy`],
    ['Night shift, 11:00 PM, Tuesday, April 14, 2026 to 1:00 AM, Wednesday, April 15, 2026, Busy'],
    ['Night shift, Tuesday, April 14, 2026 11:00 PM to Wednesday, April 15, 2026 1:00 AM, Busy'],
  ])('over midnight: %s', (name) => {
    expect(parseEventName(name)).toMatchObject({
      subject: 'Night shift',
      date: '2026-04-14',
      start: '23:00',
      end: '01:00',
      endDateInclusive: '2026-04-15',
      showAs: 'Busy',
    });
  });

  it('all day, one or several', () => {
    expect(parseEventName(`Fair, all day event, ${day}, Hall 4, By Berg, Anna, OOF`)).toMatchObject(
      {
        ...plain,
        subject: 'Fair',
        start: null,
        end: null,
        location: 'Hall 4',
        organizer: 'Berg, Anna',
        showAs: 'OOF',
        allDay: true,
      },
    );
    const name =
      'Fair, all day event, Monday, June 01, 2026 to Friday, June 05, 2026, Hanover, Free';
    expect(parseEventName(name)).toMatchObject({
      date: '2026-06-01',
      endDateInclusive: '2026-06-05',
      location: 'Hanover',
      showAs: 'Free',
      allDay: true,
    });
  });

  it.each([
    [
      'zh-cn',
      '报价，样品, 9:00 到 9:30, 2026年4月14日星期二, 上海, 3号楼, 组织者 王芳, 忙碌, 定期事件',
      { location: '上海, 3号楼', organizer: '王芳', showAs: '忙碌', recurring: true },
    ],
    [
      'zh-cn',
      '报价，样品，上午9:00 至 上午9:30，2026年4月14日，星期二，由 王芳 组织，暂定',
      { organizer: '王芳', showAs: '暂定' },
    ],
    [
      'zh-cn',
      '报价，样品, 2026年4月14日星期二, 9:00 到 9:30, 组织者：王芳, 外出',
      { organizer: '王芳', showAs: '外出' },
    ],
    [
      'de-de',
      'Angebot, Muster, 09:00 bis 09:30, Dienstag, 14. April 2026, Halle 4, Bremen, Von Berg, Anna, Mit Vorbehalt, Serientermin',
      {
        location: 'Halle 4, Bremen',
        organizer: 'Berg, Anna',
        showAs: 'Mit Vorbehalt',
        recurring: true,
      },
    ],
  ])('%s: %s', (language, name, expected) => {
    const subject = language === 'de-de' ? 'Angebot, Muster' : '报价，样品';
    expect(parseEventName(name, language)).toMatchObject({ ...plain, subject, ...expected });
    expect(parseEventName(name)).toMatchObject({ ...plain, subject, ...expected });
  });

  it.each([
    ['zh-cn', '展会, 全天事件, 2026年4月14日星期二 至 2026年4月16日星期四, 外出', '外出'],
    [
      'de-de',
      'Messe, ganztägiges Ereignis, Dienstag, 14. April 2026 bis Donnerstag, 16. April 2026, Abwesend',
      'Abwesend',
    ],
  ])('%s, all day: %s', (language, name, showAs) => {
    expect(parseEventName(name, language)).toMatchObject({
      date: '2026-04-14',
      endDateInclusive: '2026-04-16',
      allDay: true,
      showAs,
    });
  });

  it.each([
    '',
    'Today',
    'Previous week',
    'Calendar',
    'Month',
    'Go to previous week April 5, 2026',
    'April 14, 2026',
    'Tuesday, April 14, 2026, Today',
    'New event, 9:00 AM, Tuesday, April 14, 2026',
    'Sync, 9:00 AM to 9:30 AM',
    'Sync, 9:00 AM to 9:30 AM, Monday, April 14, 2026',
    'Sync, 25:00 to 26:00, Tuesday, April 14, 2026',
    `Twice, ${at}, ${at}, Busy`,
    `${'long, '.repeat(2_000)}${at}`,
  ])('nothing else is an event: %s', (name) => {
    expect(parseEventName(name)).toBeNull();
  });
});
