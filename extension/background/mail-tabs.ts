import { browser } from 'wxt/browser';
import { type PageReport, pageReport } from '../../shared/contracts/adapter-health.ts';
import type { ToContentScript } from '../../shared/contracts/messages.ts';
import { inboxMatches } from '../inbox/hosts.ts';

/** Sends to the adapters of all open mail tabs. Tabs without one ask for everything when they get it. */
export function tellMailTabs(message: ToContentScript): void {
  void askMailTabs(message);
}

/** What the adapters of the open mail tabs find on their pages, or of one of them; no answer is none. */
export async function checkMailTabs(tabId: number | null): Promise<PageReport[]> {
  const answers = await askMailTabs({ type: 'inbox.report' }, tabId);
  return answers.flatMap((answer) => {
    const parsed = pageReport.safeParse(answer);
    return parsed.success ? [parsed.data] : [];
  });
}

async function askMailTabs(message: ToContentScript, tabId: number | null = null) {
  const tabs = await browser.tabs.query({ url: [...inboxMatches] });
  const asked = tabs.filter(({ id }) => id !== undefined && (tabId === null || id === tabId));
  return Promise.all(
    asked.map(({ id = -1 }) =>
      // A tab that is just loading, or whose adapter is of an earlier version.
      browser.tabs.sendMessage(id, message, { frameId: 0 }).catch(() => null),
    ),
  );
}
