import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import {
  googleCalendar,
  googleCalendarChanges,
} from '../inbox/google-calendar/google-calendar-locators.ts';
import { readGoogleCalendar } from '../inbox/google-calendar/read-google-calendar.ts';
import { noMarkPlaces } from '../inbox/logged-marks.ts';
import { startAdapter } from '../inbox/start-adapter.ts';

export default defineUnlistedScript(() =>
  startAdapter({
    read: readGoogleCalendar,
    places: noMarkPlaces,
    locators: [googleCalendar],
    watched: googleCalendarChanges,
  }),
);
