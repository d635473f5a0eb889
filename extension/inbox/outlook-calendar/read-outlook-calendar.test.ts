// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { inboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { pageOf } from '../testing/page-of.ts';
import { readOutlookCalendar } from './read-outlook-calendar.ts';

const week = 'https://outlook.office.com/calendar/view/week';
const item = 'AAMkADM1ZmJjNzE0LTk2ZGQtNGE3Zi04ZWE1_AAA-AExample=';
const itemUrl = `https://outlook.office.com/calendar/item/${encodeURIComponent(item)}`;

const account = '<div id="mectrl_currentAccount_secondary">Zhao.Min@harbour-tools.example</div>';
const day = 'Tuesday, April 14, 2026';
const visit = `Visit, line 2, 9:00 AM to 9:30 AM, ${day}, Hall 4, Bremen, By Berg, Anna, Busy, Recurring event`;
const call = `Call, 9:00 AM to 9:30 AM, ${day}, By Wang Fang, Tentative`;
const button = (name: string, mark = '') =>
  `<div role="button" tabindex="0" ${mark} aria-label="${name}"><span>${name.split(',')[0]}</span></div>`;
const open = 'aria-expanded="true"';
const grid = (...buttons: string[]) =>
  `<div role="main" data-app-section="calendar-view-0"><button aria-label="Previous week" aria-expanded="true"></button>
   <h2>April 12 – 18, 2026</h2>${buttons.join('')}</div>`;
const person = (name: string, said: string) =>
  `<div><span role="button" aria-label="Opens card for ${name}"><i>AB</i></span>
   <span role="button" aria-label="Opens card for ${name}">${name}</span><div>${said}</div></div>`;
const peek = ({
  title = 'Visit, line 2',
  time = 'Tue 4/14/2026 9:00 AM - 9:30 AM',
  people = person('Anna Berg', 'Organizer') + person('Wang Fang', 'Accepted'),
} = {}) =>
  `<div id="fluent-default-layer-host"><div><ul role="menu"><li>Reply</li></ul></div>
   <div><div role="heading">${title}</div><span aria-label="Time">${time}</span>${people}</div></div>`;

function read(body: string, url = week, lang = 'en-us') {
  const { document, location } = pageOf(`<head></head><body>${body}</body>`, url);
  document.documentElement.lang = lang;
  return inboxSnapshot.parse(readOutlookCalendar(document, location));
}

describe('Outlook calendar', () => {
  it('a grid in which nothing is open is a calendar and no event', () => {
    const snapshot = read(account + grid(button(visit), button(call)));
    expect(snapshot).toMatchObject({
      surface: 'outlook-calendar',
      account: 'zhao.min@harbour-tools.example',
      ownAddresses: ['zhao.min@harbour-tools.example'],
      view: 'calendar',
      event: null,
      health: { event: 'idle', account: 'ok', thread: 'idle' },
    });
    expect(read('').view).toBe('none');
  });

  it('peek and button together tell the event, as a candidate without an id', () => {
    const snapshot = read(account + grid(button(visit, open), button(call)) + peek());
    expect(snapshot.view).toBe('event');
    expect(snapshot.event).toEqual({
      placement: 'popover',
      id: null,
      seriesId: null,
      calendarId: null,
      title: 'Visit, line 2',
      timeRaw: 'Tue 4/14/2026 9:00 AM - 9:30 AM',
      start: '2026-04-14T09:00',
      end: '2026-04-14T09:30',
      allDay: false,
      location: 'Hall 4, Bremen',
      organizer: { email: null, name: 'Anna Berg' },
      guests: [
        { email: null, name: 'Anna Berg', answer: null },
        { email: null, name: 'Wang Fang', answer: 'accepted' },
      ],
      ownAnswer: null,
      recurring: true,
      certain: false,
    });
    expect(snapshot.provenance.event).toMatchObject({ tier: 'A' });
  });

  it('nothing marks the button: the one that agrees with the peek tells place and series', () => {
    const { event } = read(grid(button(visit), button(call)) + peek());
    expect(event).toMatchObject({ location: 'Hall 4, Bremen', recurring: true });
  });

  it('two buttons of one title at one time: neither is believed, the peek stands alone', () => {
    const other = visit.replace('Hall 4, Bremen', 'Hall 5');
    expect(read(grid(button(visit), button(other)) + peek()).event).toMatchObject({
      title: 'Visit, line 2',
      location: null,
      recurring: null,
    });
  });

  it('the button alone is a candidate of the list', () => {
    expect(read(grid(button(visit), button(call, open))).event).toMatchObject({
      placement: 'list',
      title: 'Call',
      timeRaw: `9:00 AM to 9:30 AM, ${day}`,
      start: '2026-04-14T09:00',
      end: '2026-04-14T09:30',
      organizer: { email: null, name: 'Wang Fang' },
      guests: null,
      recurring: false,
      certain: false,
    });
    const fair = `Fair, all day event, ${day} to Thursday, April 16, 2026, OOF`;
    expect(read(grid(button(fair, open), button(fair, open))).event).toMatchObject({
      title: 'Fair',
      start: '2026-04-14',
      end: '2026-04-16',
      allDay: true,
    });
  });

  it.each([
    ['two open buttons', grid(button(visit, open), button(call, open))],
    ['a peek and another open button', grid(button(call, open)) + peek()],
    [
      'two peeks',
      grid() +
        peek().replace(
          '<ul role="menu"><li>Reply</li></ul>',
          '<b>Tue 4/14/2026 1:00 PM - 2:00 PM</b>',
        ),
    ],
  ])('%s: unsure, and no event', (_what, body) => {
    const snapshot = read(body);
    expect(snapshot.event).toBeNull();
    expect(snapshot.health.event).toBe('unsure');
  });

  it('a hidden peek is none, and a menu is none', () => {
    expect(
      read(grid() + peek().replace('<div><div role', '<div hidden><div role')).event,
    ).toBeNull();
    expect(
      read(`${grid()}<div id="fluent-default-layer-host"><div>Reply</div></div>`).event,
    ).toBeNull();
  });

  it('the address names the event: certain, by the id of the link', () => {
    const page = `<div role="main"><h1>Visit, line 2</h1><div>Tue 4/14/2026 9:00 AM - 9:30 AM</div>${person('Wang Fang', 'Declined')}</div>`;
    expect(read(account + page, itemUrl)).toMatchObject({
      view: 'event',
      event: {
        placement: 'page',
        id: item,
        title: 'Visit, line 2',
        start: '2026-04-14T09:00',
        guests: [{ email: null, name: 'Wang Fang', answer: 'declined' }],
        certain: true,
      },
      provenance: { event: { tier: 'A', selector: 'location.pathname' } },
    });
    expect(read('', itemUrl).event).toMatchObject({ id: item, title: null, certain: true });
    const owa = `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(item)}&exvsurl=1&path=/calendar/item`;
    expect(read('', owa).event?.id).toBe(item);
  });

  it.each(['undefined', '%E0%A4%A', 'AAQkADM1ZmJjNzE0LTk2ZGQtNGE3Zi04ZWE1'])(
    'an address with no id of an event is broken, not guessed: %s',
    (id) => {
      const snapshot = read(
        grid(button(visit, open)),
        `https://outlook.live.com/calendar/0/item/${id}`,
      );
      expect(snapshot.event).toBeNull();
      expect(snapshot.health.event).toBe('broken');
    },
  );

  it('people: by address where they have no name, answers in three languages, nobody twice', () => {
    const people = [
      person('wang.fang@acme-packaging.example', "didn't respond"),
      person('Li Lei', 'Tentative'),
      '<span role="button" aria-label="打开 何琳 的卡片"></span> 已接受',
      '<span role="button" aria-label="Öffnet die Karte für Jürgen Müller"></span> Abgelehnt',
      '<button aria-label="More options"></button> Accepted',
    ].join('');
    expect(read(grid() + peek({ people })).event?.guests).toEqual([
      { email: 'wang.fang@acme-packaging.example', name: null, answer: 'none' },
      { email: null, name: 'Li Lei', answer: 'tentative' },
      { email: null, name: '何琳', answer: 'accepted' },
      { email: null, name: 'Jürgen Müller', answer: 'declined' },
    ]);
  });

  it('two people of one name are two, and one who is named twice is one', () => {
    const people =
      person('Wang Fang', 'Accepted') +
      person('Wang Fang', 'Declined') +
      person('Li Lei', 'Tentative') +
      '<p><span role="button" aria-label="Opens card for Li Lei"></span></p>';
    expect(read(grid() + peek({ people })).event?.guests).toEqual([
      { email: null, name: 'Wang Fang', answer: 'accepted' },
      { email: null, name: 'Wang Fang', answer: 'declined' },
      { email: null, name: 'Li Lei', answer: 'tentative' },
    ]);
  });

  it('a peek that tells a day lasts all day; a date picker is no event', () => {
    const time = 'Thu 11/26/2026 - Fri 11/27/2026';
    expect(read(grid() + peek({ time })).event).toMatchObject({
      start: '2026-11-26',
      end: '2026-11-27',
      allDay: true,
    });
    const picker = '<div><div role="heading">November 26, 2026</div><button>26</button></div>';
    expect(read(`${grid()}<div id="fluent-default-layer-host">${picker}</div>`).event).toBeNull();
  });

  it('in Chinese', () => {
    const name =
      '样品评审, 9:00 到 9:30, 2026年4月14日星期二, 三号会议室, 组织者 王芳, 忙碌, 定期事件';
    const body =
      grid(button(name, open)) + peek({ title: '样品评审', time: '周二 2026/4/14 9:00 - 9:30' });
    expect(read(body, week, 'zh-cn').event).toMatchObject({
      title: '样品评审',
      start: '2026-04-14T09:00',
      location: '三号会议室',
      recurring: true,
    });
  });

  it("what an organisation adds is asked last, and parsed like the page's own", () => {
    const { document, location } = pageOf(
      `<head></head><body>${grid(`<div data-open-event="${call}"></div>`)}</body>`,
      week,
    );
    const added = [
      {
        surface: 'outlook-calendar',
        slot: 'event',
        selector: '[data-open-event]',
        attribute: 'data-open-event',
      },
    ] as const;
    const snapshot = readOutlookCalendar(document, location, added);
    expect(snapshot.event).toMatchObject({ title: 'Call', certain: false });
    expect(snapshot.provenance.event).toMatchObject({ tier: 'C' });
  });
});
