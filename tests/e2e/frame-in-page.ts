import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import { hostTag } from '../../extension/inbox/frame/our-nodes.ts';

export interface Edges {
  readonly left: number;
  readonly right: number;
}

/** Where our element stands in the window; null while it does not. */
export function sidebarEdges(page: Page): Promise<Edges | null> {
  return page.evaluate((tag) => {
    const box = document.querySelector(tag)?.getBoundingClientRect();
    return box === undefined ? null : { left: Math.round(box.left), right: Math.round(box.right) };
  }, hostTag);
}

/** Waits until the sidebar stands there. */
export async function expectSidebarAt(page: Page, edges: Edges): Promise<void> {
  await expect.poll(() => sidebarEdges(page)).toEqual(edges);
}

/** Parts that a mail page fixes to the window or hangs on its edges, as compose windows and overlays are. */
export async function addFixedParts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const part = (id: string, style: string) => {
      const made = document.createElement('div');
      made.id = id;
      made.style.cssText = style;
      document.body.append(made);
    };
    part('part-fixed', 'position: fixed; right: 8px; bottom: 0; width: 200px; height: 120px');
    part('part-full', 'position: fixed; inset: 0; pointer-events: none');
    part('part-hung', 'position: absolute; left: 0; right: 0; top: 0; height: 1px');
    part('part-placed', 'position: fixed; left: 300px; top: 200px; width: 10px; height: 10px');
  });
}

/** Edges of the parts, and whether a fixed one still reaches the bottom of the window. */
export function fixedParts(page: Page): Promise<Record<string, Edges & { bottom: number }>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('[id^=part-]')].map((part) => {
        const { left, right, bottom } = part.getBoundingClientRect();
        return [part.id, { left: Math.round(left), right: Math.round(right), bottom }];
      }),
    ),
  );
}

/** Notes layout shifts of the page from its first moment; read with `layoutShifts`. */
export async function noteLayoutShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { noticedShifts: shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('value' in entry && typeof entry.value === 'number') shifts.push(entry.value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

export const layoutShifts = (page: Page): Promise<number[]> =>
  page.evaluate('window.noticedShifts') as Promise<number[]>;

/**
 * The middle of what assistive technology finds under a role and a name, or null: our parts hang in a closed shadow root,
 * where no locator reaches.
 */
export async function accessiblePart(
  page: Page,
  role: string,
  name: string | RegExp,
): Promise<{ readonly x: number; readonly y: number } | null> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const found = nodes.find((node) => {
      const text = String(node.name?.value ?? '');
      return (
        node.role?.value === role && (typeof name === 'string' ? text === name : name.test(text))
      );
    });
    if (found?.backendDOMNodeId === undefined) return null;
    const { model } = await session.send('DOM.getBoxModel', {
      backendNodeId: found.backendDOMNodeId,
    });
    const [left = 0, top = 0] = model.border;
    return { x: left + model.width / 2, y: top + model.height / 2 };
  } finally {
    await session.detach();
  }
}
