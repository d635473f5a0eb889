import { browser } from 'wxt/browser';
import { createAsk } from './ask-background.ts';

/** A page of ours asks the background. @throws CrmError */
export const askFromPage = createAsk({
  send: (message) => browser.runtime.sendMessage(message),
  isCutOff: () => browser.runtime?.id === undefined,
});
