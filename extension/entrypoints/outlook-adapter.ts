import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { outlookMarkPlaces } from '../inbox/outlook/outlook-mark-places.ts';
import { readOutlookHost } from '../inbox/outlook-calendar/read-outlook-host.ts';
import { startAdapter } from '../inbox/start-adapter.ts';

export default defineUnlistedScript(() =>
  startAdapter({ read: readOutlookHost, places: outlookMarkPlaces }),
);
