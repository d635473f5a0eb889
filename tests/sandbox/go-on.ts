import type { Page } from 'playwright';

/** Goes on to another address in the same tab, as the mail page itself does: without loading it anew. */
export async function goOn(page: Page, url: string): Promise<void> {
  await page.evaluate((to) => {
    const target = new URL(to);
    if (target.hash !== '') location.hash = target.hash;
    else {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }
  }, url);
}
