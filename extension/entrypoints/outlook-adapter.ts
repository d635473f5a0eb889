import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { outlookMarkPlaces } from '../inbox/outlook/outlook-mark-places.ts';
import { readOutlook } from '../inbox/outlook/read-outlook.ts';
import { startAdapter } from '../inbox/start-adapter.ts';

export default defineUnlistedScript(() =>
  startAdapter({ read: readOutlook, places: outlookMarkPlaces }),
);
