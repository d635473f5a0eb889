import type { Page } from 'playwright';

/**
 * A mail page as it may look after its maker rebuilt it: everything by which threads, messages and people are found is
 * gone, while a person still sees the mail.
 */
export async function makeUnreadable(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // The sidebar's own frame gets this script too, and stays what it is.
    if (!location.protocol.startsWith('http')) return;
    const kept = new Set([
      'style',
      'src',
      'href',
      'type',
      'rel',
      'charset',
      'nonce',
      'content',
      'hidden',
    ]);
    // What the sandbox's own script finds its data by.
    const ownIds = /^(app|root|sandbox|body-)/;
    const stays = (node: Element, name: string): boolean =>
      kept.has(name) || (name === 'id' && ownIds.test(node.id));
    const strip = (node: Node): void => {
      if (!(node instanceof HTMLElement) || node.localName.startsWith('threadbook-')) return;
      for (const name of node.getAttributeNames())
        if (!stays(node, name)) node.removeAttribute(name);
      for (const child of node.children) strip(child);
    };
    new MutationObserver((records) => {
      for (const record of records) {
        if (record.type === 'attributes') strip(record.target);
        for (const node of record.addedNodes) strip(node);
      }
    }).observe(document, { childList: true, subtree: true, attributes: true });
  });
}
