import { frameWidth } from '../../../shared/domain/frame-width.ts';

export interface ResizeEdge {
  readonly element: HTMLElement;
  draw(width: number, side: 'left' | 'right', label: string): void;
}

export interface ResizeEdgeOptions {
  readonly element: HTMLElement;
  /** Told each width while it is being chosen; `chosen` is the last. */
  readonly resize: (width: number, chosen: boolean) => void;
  readonly signal: AbortSignal;
}

const step = 16;

export const withinBounds = (width: number): number =>
  Math.round(Math.min(frameWidth.most, Math.max(frameWidth.least, width)));

/**
 * The inner edge of the sidebar: dragged with the mouse, or moved with the arrow keys; Home and End go to the bounds, a
 * double click back to the usual width. A separator as https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/ has it.
 */
export function makeResizeEdge({ element, resize, signal }: ResizeEdgeOptions): ResizeEdge {
  let width: number = frameWidth.usual;
  let side: 'left' | 'right' = 'right';
  let drag: { readonly from: number; readonly width: number } | null = null;

  element.className = 'edge';
  element.tabIndex = 0;
  element.setAttribute('role', 'separator');
  element.setAttribute('aria-orientation', 'vertical');
  element.setAttribute('aria-valuemin', String(frameWidth.least));
  element.setAttribute('aria-valuemax', String(frameWidth.most));

  /** Pixels to the left of where it began: wider on the right side of the page, narrower on the left. */
  const widerBy = (left: number): number => (side === 'right' ? left : -left);

  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    listener: (event: HTMLElementEventMap[Name]) => void,
  ) => element.addEventListener(name, listener, { signal });

  on('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    element.focus();
    // The frame would swallow the movement otherwise.
    element.setPointerCapture(event.pointerId);
    element.dataset.dragged = '';
    drag = { from: event.clientX, width };
  });
  on('pointermove', (event) => {
    if (drag !== null) resize(withinBounds(drag.width + widerBy(drag.from - event.clientX)), false);
  });
  const end = (): void => {
    if (drag === null) return;
    drag = null;
    delete element.dataset.dragged;
    resize(width, true);
  };
  on('pointerup', end);
  on('lostpointercapture', end);
  on('dblclick', () => resize(frameWidth.usual, true));
  on('keydown', (event) => {
    const next = {
      ArrowLeft: width + widerBy(step),
      ArrowRight: width - widerBy(step),
      Home: frameWidth.least,
      End: frameWidth.most,
    }[event.key];
    if (event.key === 'Escape' && drag !== null) {
      resize(drag.width, false);
      end();
    } else if (next !== undefined && drag === null) {
      event.preventDefault();
      resize(withinBounds(next), true);
    }
  });

  return {
    element,
    draw(nextWidth, nextSide, label) {
      width = nextWidth;
      side = nextSide;
      element.setAttribute('aria-valuenow', String(width));
      element.setAttribute('aria-label', label);
    },
  };
}
