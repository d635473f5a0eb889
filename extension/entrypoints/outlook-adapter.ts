import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { outlookCompose } from '../inbox/outlook/outlook-compose-locators.ts';
import { outlookComposePlaces } from '../inbox/outlook/outlook-compose-places.ts';
import { outlook, outlookChanges } from '../inbox/outlook/outlook-locators.ts';
import { outlookMarkPlaces } from '../inbox/outlook/outlook-mark-places.ts';
import { outlookCalendar } from '../inbox/outlook-calendar/outlook-calendar-locators.ts';
import { readOutlookHost } from '../inbox/outlook-calendar/read-outlook-host.ts';
import { startAdapter } from '../inbox/start-adapter.ts';

export default defineUnlistedScript(() =>
  startAdapter({
    read: readOutlookHost,
    places: outlookMarkPlaces,
    composing: outlookComposePlaces,
    watched: outlookChanges,
    locators: [outlook, outlookCompose, outlookCalendar],
  }),
);
