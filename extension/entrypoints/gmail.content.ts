import { defineContentScript } from 'wxt/utils/define-content-script';
import { startLoader } from '../inbox/frame/start-loader.ts';
import { gmailMatches } from '../inbox/hosts.ts';

export default defineContentScript({
  matches: [...gmailMatches],
  // Before the page paints: room that is made later would shift it.
  runAt: 'document_start',
  main: (context) => startLoader(context.signal),
});
