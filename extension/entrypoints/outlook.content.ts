import { defineContentScript } from 'wxt/utils/define-content-script';
import { startLoader } from '../inbox/frame/start-loader.ts';
import { outlookMatches } from '../inbox/hosts.ts';

export default defineContentScript({
  matches: [...outlookMatches],
  runAt: 'document_idle',
  main: (context) => startLoader(context.signal),
});
