import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { gmailCompose } from '../inbox/gmail/gmail-compose-locators.ts';
import { gmailComposePlaces } from '../inbox/gmail/gmail-compose-places.ts';
import { gmail } from '../inbox/gmail/gmail-locators.ts';
import { gmailMarkPlaces } from '../inbox/gmail/gmail-mark-places.ts';
import { readGmail } from '../inbox/gmail/read-gmail.ts';
import { startAdapter } from '../inbox/start-adapter.ts';

export default defineUnlistedScript(() =>
  startAdapter({
    read: readGmail,
    places: gmailMarkPlaces,
    composing: gmailComposePlaces,
    locators: [gmail, gmailCompose],
  }),
);
