import type { FramePlace } from '../../../shared/contracts/frame-place.ts';

/** What the root of the page has to spare, and where. */
export interface Room {
  readonly side: FramePlace['side'];
  /** CSS pixels. */
  readonly pixels: number;
}

/**
 * The one rule by which the page is changed: its root is narrower by the sidebar.
 *
 * Width alone moves neither what the page fixes to the window nor what it positions without a positioned ancestor, which
 * in mail pages is nearly everything. On the right the root therefore also becomes what such parts are placed by
 * (`will-change`), as high as the window at least. On the left it does not: pages place their menus by coordinates of the
 * window, and a containing block that begins further right would move each by the sidebar's width. Measured in
 * docs/decisions/0011-room-beside-the-mail.md.
 */
function ruleFor({ side, pixels }: Room): Readonly<Record<string, string>> {
  const width = `calc(100% - ${pixels}px)`;
  return side === 'right'
    ? { width, 'will-change': 'transform', 'min-height': '100%' }
    : { width, 'margin-left': `${pixels}px` };
}

/** Every property that the rule may set. */
export const roomProperties = ['width', 'will-change', 'min-height', 'margin-left'] as const;

export function makeRoom(root: HTMLElement, room: Room): void {
  const rule = ruleFor(room);
  for (const property of roomProperties) {
    const value = rule[property];
    if (value === undefined) root.style.removeProperty(property);
    else root.style.setProperty(property, value, 'important');
  }
}

export function takeRoomBack(root: HTMLElement): void {
  for (const property of roomProperties) root.style.removeProperty(property);
  // A page that never had the attribute gets rid of it again.
  if (root.getAttribute('style') === '') root.removeAttribute('style');
}

/** Whether the rule still stands: pages write their own `style` on the root now and then. */
export function hasRoom(root: HTMLElement): boolean {
  return (
    root.style.getPropertyPriority('width') === 'important' &&
    root.style.getPropertyValue('width').startsWith('calc(')
  );
}
