import { defineContentScript } from 'wxt/utils/define-content-script';
import { startLoader } from '../inbox/frame/start-loader.ts';
import { googleCalendarMatches } from '../inbox/hosts.ts';

export default defineContentScript({
  matches: [...googleCalendarMatches],
  runAt: 'document_idle',
  main: (context) => startLoader(context.signal),
});
