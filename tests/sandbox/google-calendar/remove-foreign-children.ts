/**
 * Runs in the page. What others put into one of the page's own parts is gone within 0.8 s, as on the real page, where
 * the part is drawn anew from its model.
 */
export function removeForeignChildren(part: Element): void {
  const own = new Set<Node>(part.childNodes);
  new MutationObserver((records) => {
    const foreign = records
      .flatMap(({ addedNodes }) => [...addedNodes])
      .filter((node) => !own.has(node));
    if (foreign.length === 0) return;
    setTimeout(() => {
      for (const node of foreign) if (node.parentNode === part) part.removeChild(node);
    }, 800);
  }).observe(part, { childList: true });
}
