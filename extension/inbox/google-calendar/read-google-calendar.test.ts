// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { inboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { pageOf } from '../testing/page-of.ts';
import { readGoogleCalendar } from './read-google-calendar.ts';

const week = 'https://calendar.google.com/calendar/u/0/r/week';
const own = 'zhao.min@harbour-tools.example';
const id = '4o8k2m6p1q3r5s7t9u0v2a4b6c';
const instance = `${id}_20260414T010000Z`;
const eid = (event: string, calendar = own) =>
  Buffer.from(`${event} ${calendar}`).toString('base64url');
const log = (event: string) =>
  `35389; 2:[&quot;${event}&quot;,&quot;${own}&quot;,0,null];1:[&quot;${own}&quot;,1];track:impression`;

const account = `<a aria-label="Google Account: Zhao Min  &#10;(${own})" href="https://accounts.google.com/SignOutOptions?hl=en">Z</a>`;
const guest = (email: string, label: string, more = '') =>
  `<div role="treeitem" data-email="${email}" data-hovercard-id="${email}" aria-label="${label}" ${more}><span>${label.split(',')[0]}</span></div>`;
const guests = [
  guest(own, 'Zhao Min, Attending, Organizer', 'id="xDtlDlgOrg"'),
  guest('wang.fang@acme-packaging.example', 'Wang Fang, Attending'),
  guest('wang.fang@other-wang.example', 'Wang Fang, Maybe, Optional'),
  guest('berg.anna@nordlicht.example', 'Berg, Anna, Not attending'),
  guest('li.lei@acme-packaging.example', 'li.lei@acme-packaging.example'),
].join('');

interface Popover {
  readonly event?: string | null;
  readonly logged?: string | null;
  readonly title?: string;
  readonly when?: string;
  readonly people?: string;
  readonly attributes?: string;
  readonly answers?: string;
}

function popover(options: Popover = {}): string {
  const { event = id, logged = null, title = 'Line review', people = guests } = options;
  const { when = '<span>Tuesday, April 14</span><span>⋅</span><span>9:00 – 9:30am</span>' } =
    options;
  const { attributes = 'role="dialog" data-chips-dialog="true" aria-labelledby="rAECCd"' } =
    options;
  return `<div ${attributes}><div id="xDetDlg" ${event === null ? '' : `data-eventid="${eid(event)}"`} ${logged === null ? '' : `jslog='${log(logged)}'`}>
    <div id="xDetDlgWhen"><div><span id="rAECCd" role="heading">${title}</span></div><div>${when}</div></div>
    <div id="xDetDlgLoc"><i aria-hidden="true">place</i><div><span>Location:</span><a>Hall 4</a><div>Harbour Road 12, Bremen</div></div></div>
    <div id="xDetDlgAtt"><div role="tree">${people}</div></div>${options.answers ?? ''}</div></div>`;
}
const grid = `<div role="main"><div role="grid"><div role="gridcell"><div data-eventid="${eid('0chip0chip0')}" data-eventchip="">Another</div></div></div></div>`;

function page(
  body: string,
  { url = week, lang = 'en', title = 'Google Calendar - Week of April 12, 2026', head = '' } = {},
) {
  const { document, location } = pageOf(
    `<head><title>${title}</title>${head}</head><body data-viewfamily="EVENT">${account}${grid}${body}</body>`,
    url,
  );
  document.documentElement.lang = lang;
  return { document, location };
}
function read(body: string, options = {}) {
  const { document, location } = page(body, options);
  return inboxSnapshot.parse(readGoogleCalendar(document, location));
}

describe('Google Calendar, the popover', () => {
  it('reads the event whole', () => {
    const snapshot = read(popover());
    expect(snapshot).toMatchObject({
      surface: 'google-calendar',
      account: own,
      ownAddresses: [own],
      view: 'event',
      health: { event: 'ok', account: 'ok', thread: 'idle' },
      provenance: { 'event.id': { tier: 'A', selector: '#xDetDlg[data-eventid]' } },
    });
    expect(snapshot.event).toEqual({
      placement: 'popover',
      id,
      seriesId: null,
      calendarId: own,
      title: 'Line review',
      timeRaw: 'Tuesday, April 14⋅9:00 – 9:30am',
      start: '2026-04-14T09:00',
      end: '2026-04-14T09:30',
      allDay: false,
      location: 'Hall 4, Harbour Road 12, Bremen',
      organizer: { email: own, name: 'Zhao Min' },
      guests: [
        { email: own, name: 'Zhao Min', answer: 'accepted' },
        { email: 'wang.fang@acme-packaging.example', name: 'Wang Fang', answer: 'accepted' },
        { email: 'wang.fang@other-wang.example', name: 'Wang Fang', answer: 'tentative' },
        { email: 'berg.anna@nordlicht.example', name: 'Berg, Anna', answer: 'declined' },
        { email: 'li.lei@acme-packaging.example', name: null, answer: 'none' },
      ],
      ownAnswer: 'accepted',
      recurring: false,
      certain: true,
    });
  });

  it('an instance keeps its whole id, and names its series', () => {
    const when =
      '<span>Tuesday, April 14</span>⋅<span>9:00 – 9:30am</span><div>Weekly on Tuesday</div>';
    expect(
      read(popover({ event: instance, logged: id, when }), { title: 'Google Calendar' }).event,
    ).toMatchObject({
      id: instance,
      seriesId: id,
      timeRaw: 'Tuesday, April 14⋅9:00 – 9:30am',
      start: '2026-04-14T09:00',
      recurring: true,
    });
  });

  it('nothing open, a popover that was left, one of a task, one that makes an event: no event', () => {
    const hidden = 'role="dialog" data-chips-dialog="true" aria-labelledby="rAECCd" hidden';
    const task =
      '<div role="dialog" data-chips-dialog="true"><span id="rAECCd" role="heading">Task</span></div>';
    const making =
      '<div role="dialog" data-chips-dialog="true"><input aria-label="Add title"></div>';
    for (const body of ['', popover({ attributes: hidden }), task, making]) {
      expect(read(body)).toMatchObject({
        view: 'calendar',
        event: null,
        health: { event: 'idle' },
      });
    }
    const left = popover({ attributes: hidden, event: '0left0left0', title: 'Left' });
    expect(read(left + popover()).event).toMatchObject({ id, title: 'Line review' });
  });

  it('the popover is used again for the next event, in place', () => {
    const { document, location } = page(popover({ title: 'First' }));
    expect(readGoogleCalendar(document, location).event).toMatchObject({ id, title: 'First' });
    document.querySelector('#xDetDlg')?.setAttribute('data-eventid', eid('0then0then0'));
    const title = document.querySelector('#rAECCd');
    if (title !== null) title.textContent = 'Next';
    expect(readGoogleCalendar(document, location).event).toMatchObject({
      id: '0then0then0',
      title: 'Next',
    });
  });

  it('a heading of the same id elsewhere is not the title', () => {
    const left = '<div hidden><span id="rAECCd" role="heading">Left</span></div>';
    expect(read(left + popover()).event?.title).toBe('Line review');
  });

  it('without the attribute the log tells; of a series it tells the series only', () => {
    expect(read(popover({ event: null, logged: id }))).toMatchObject({
      event: { id, calendarId: own, certain: true },
      health: { event: 'degraded' },
    });
    const when =
      '<span>Tuesday, April 14</span>⋅<span>9:00 – 9:30am</span><div>Weekly on Tuesday</div>';
    expect(read(popover({ event: null, logged: id, when })).event).toMatchObject({
      id: null,
      seriesId: id,
      recurring: true,
      certain: false,
    });
  });

  it.each([
    ['attribute and log', popover({ logged: '0other0other' }), week],
    [
      'attribute and address',
      popover(),
      `https://calendar.google.com/calendar/u/0/r/eventedit/${eid('0other0other')}`,
    ],
    ['two popovers', popover() + popover({ event: '0other0other' }), week],
  ])('%s name different events: unsure, and none', (_what, body, url) => {
    const snapshot = read(body, { url });
    expect(snapshot.event).toBeNull();
    expect(snapshot.health.event).toBe('unsure');
  });

  it('an id that does not decode is none, and broken', () => {
    const snapshot = read(popover().replace(eid(id), 'REDACTED'));
    expect(snapshot.event).toMatchObject({ id: null, title: 'Line review', certain: false });
    expect(snapshot.health.event).toBe('broken');
  });

  it('each first way removed, the second one gives the same or nothing', () => {
    const whole = read(popover()).event;
    const removed = [
      [' id="rAECCd"', 'title'],
      [' aria-labelledby="rAECCd"', 'title'],
      [' data-chips-dialog="true"', 'id'],
      [' id="xDetDlg"', 'id'],
      [' id="xDetDlgWhen"', 'start'],
      [' id="xDtlDlgOrg"', 'organizer'],
    ] as const;
    for (const [part, field] of removed) {
      expect(read(popover().replaceAll(part, '')).event?.[field], part).toEqual(whole?.[field]);
    }
    const noMails = popover().replaceAll(/ data-email="[^"]*"/g, '');
    expect(read(noMails).event?.guests).toEqual(whole?.guests);
    const nobody = noMails.replaceAll(/ data-hovercard-id="[^"]*"/g, '');
    expect(read(nobody).event?.guests).toBeNull();
    expect(read(popover().replaceAll(/data-eventid="[^"]*"/g, '')).event?.id).toBeNull();
  });

  it('a year that the page does not name is not made up, and the time stays as shown', () => {
    expect(read(popover(), { title: 'Google Calendar' }).event).toMatchObject({
      timeRaw: 'Tuesday, April 14⋅9:00 – 9:30am',
      start: null,
      end: null,
      allDay: null,
    });
    const url = 'https://calendar.google.com/calendar/u/0/r/week/2026/4/14';
    expect(read(popover(), { title: 'Google Calendar', url }).event?.start).toBe(
      '2026-04-14T09:00',
    );
  });

  it('a time that is not understood leaves no whole day behind', () => {
    const when = '<span>Tuesday, April 14</span><span>⋅</span><span>9:00 – 9:30am (GMT+8)</span>';
    expect(read(popover({ when })).event).toMatchObject({ start: null, allDay: null });
  });

  it('all day, one day or several', () => {
    const of = (when: string) => read(popover({ when })).event;
    expect(of('<span>Tuesday, April 14</span>')).toMatchObject({
      start: '2026-04-14',
      end: '2026-04-14',
      allDay: true,
    });
    expect(of('<span>April 14 – 16, 2026</span><div>Annually on April 14</div>')).toMatchObject({
      start: '2026-04-14',
      end: '2026-04-16',
      allDay: true,
      recurring: true,
    });
  });

  it("the reader's own answer: from the list, from the chosen button, and null where they differ", () => {
    const button = (name: string, label: string) =>
      `<button id="xRsvp${name}Bu" aria-label="${label}"></button>`;
    const answers = (label: string) => button('Yes', 'Respond Yes') + button('Maybe', label);
    const alone = { people: guest('wang.fang@acme-packaging.example', 'Wang Fang') };
    expect(
      read(popover({ ...alone, answers: answers('Respond Maybe') })).event?.ownAnswer,
    ).toBeNull();
    expect(
      read(popover({ ...alone, answers: answers('Respond Maybe, selected') })).event?.ownAnswer,
    ).toBe('tentative');
    expect(
      read(popover({ answers: answers('Respond Maybe, selected') })).event?.ownAnswer,
    ).toBeNull();
    const pressed =
      '<button id="xRsvpNoBu" aria-pressed="true"></button><button id="xRsvpYesBu" aria-pressed="false"></button>';
    expect(read(popover({ ...alone, answers: pressed })).event?.ownAnswer).toBe('declined');
  });

  it.each([
    ['zh-CN', '王芳，参加，组织者', '王芳', 'accepted'],
    ['zh-CN', '王芳, 可能参加', '王芳', 'tentative'],
    ['zh-TW', '王芳、等待回覆', '王芳', 'none'],
    ['de', 'Berg, Anna, Nimmt nicht teil', 'Berg, Anna', 'declined'],
    ['de', 'Berg, Anna', 'Berg, Anna', 'none'],
    ['tr', 'Ayşe Demir, Katılıyor', 'Ayşe Demir', null],
  ])('guests in %s: %s', (lang, label, name, answer) => {
    const people = guest('guest@acme-packaging.example', label).replace(
      /<span>.*<\/span>/,
      `<span>${name}</span>`,
    );
    expect(read(popover({ people }), { lang }).event?.guests).toEqual([
      { email: 'guest@acme-packaging.example', name, answer },
    ]);
  });

  it('classes say nothing', () => {
    expect(read(popover().replaceAll('<div ', '<div class="aZ1 x-9f" '))).toMatchObject({
      event: { id },
    });
  });
});

describe('Google Calendar, the pages of an event', () => {
  const edit = `https://calendar.google.com/calendar/u/1/r/eventedit/${eid(instance)}`;
  const fields = (hidden = '') =>
    `<input id="xTiIn" data-initial-value="Line review" value="Line review, moved">
     <input id="xStDaIn" data-date="20260414" value="Apr 14, 2026"><input id="xStTiIn" value="11:30pm" ${hidden}>
     <input id="xEnTiIn" value="1:00am" ${hidden}><input id="xEnDaIn" data-date="20260415" value="Apr 15, 2026">
     <div id="xLocIn"><input value="Hall 4"></div><div role="tree" aria-label="Guests invited to this event.">${guests}</div>`;

  it('the edit page: what stands in the inputs now', () => {
    expect(read(fields(), { url: edit })).toMatchObject({
      view: 'event',
      event: {
        placement: 'edit',
        id: instance,
        seriesId: id,
        calendarId: own,
        title: 'Line review, moved',
        start: '2026-04-14T23:30',
        end: '2026-04-15T01:00',
        allDay: false,
        location: 'Hall 4',
        ownAnswer: 'accepted',
        recurring: true,
        certain: true,
      },
      provenance: { 'event.id': { tier: 'A', selector: 'location eid' } },
    });
    expect(read(fields('hidden'), { url: edit }).event).toMatchObject({
      start: '2026-04-14',
      end: '2026-04-15',
      allDay: true,
    });
    const noIds = fields().replace('id="xTiIn"', '');
    expect(read(noIds, { url: edit }).event?.title).toBe('Line review, moved');
    expect(
      read(fields().replaceAll(/ data-date="\d+"/g, ''), { url: edit }).event?.start,
    ).toBeNull();
  });

  it('the edit page by the name of its view, whose place is never its title', () => {
    const place = '<input id="xLocIn" data-initial-value="Hall 4" value="Hall 4">';
    const title = '<input data-initial-value="Line review" value="">';
    const event = (inputs: string) => {
      const { document, location } = page(place + inputs, { url: edit });
      document.body.dataset.viewfamily = 'EVENT_EDIT';
      return readGoogleCalendar(document, location).event;
    };
    const known = { placement: 'edit', location: 'Hall 4', id: instance };
    expect(event(title)).toMatchObject({ ...known, title: 'Line review' });
    expect(event('')).toMatchObject({ ...known, title: null });
  });

  it('an event that is just being made is none', () => {
    const url = 'https://calendar.google.com/calendar/u/0/r/eventedit';
    expect(read(fields(), { url })).toMatchObject({ event: null, health: { event: 'idle' } });
  });

  it('the view of one that cannot be edited, also by eid in the query', () => {
    const view = popover({ event: null })
      .replace('role="dialog"', '')
      .replace('data-chips-dialog="true"', '');
    const { document, location } = page('', {
      url: `https://calendar.google.com/calendar/u/0/r/event?eid=${eid(id)}`,
    });
    const main = document.querySelector('[role=main]');
    main?.replaceChildren(...new DOMParser().parseFromString(view, 'text/html').body.childNodes);
    document.title = 'Google Calendar';
    expect(readGoogleCalendar(document, location)).toMatchObject({
      view: 'event',
      event: {
        placement: 'page',
        id,
        title: 'Line review',
        start: null,
        recurring: false,
        certain: true,
      },
    });
  });

  it('an address with an id that does not decode is broken', () => {
    const url = 'https://calendar.google.com/calendar/u/0/r/eventedit/aaaaaaaaaaaa';
    expect(read(fields(), { url })).toMatchObject({
      event: { id: null },
      health: { event: 'broken' },
    });
  });
});

it('what an organisation adds is asked last', () => {
  const body = popover({ event: null }).replace(
    'id="xDetDlgWhen"',
    `id="xDetDlgWhen" data-new-id="${eid(id)}"`,
  );
  const { document, location } = page(body);
  const added = [
    {
      surface: 'google-calendar',
      slot: 'event',
      selector: '[data-new-id]',
      attribute: 'data-new-id',
    },
  ] as const;
  const snapshot = readGoogleCalendar(document, location, added);
  expect(snapshot.event?.id).toBe(id);
  expect(snapshot.health.event).toBe('degraded');
});

it('an empty page is none', () => {
  const { document, location } = pageOf('<head></head><body></body>', week);
  expect(readGoogleCalendar(document, location)).toMatchObject({
    view: 'none',
    event: null,
    account: null,
  });
});
