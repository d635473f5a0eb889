import type { FramePlace } from '../../../shared/contracts/frame-place.ts';
import { frameWidth } from '../../../shared/domain/frame-width.ts';
import { showEnded } from './ended-notice.ts';
import type { FrameLabels } from './frame-labels.ts';
import { frameStyle, handleWidth } from './frame-style.ts';
import { keepStanding } from './keep-standing.ts';
import { hasRoom, makeRoom, takeRoomBack } from './make-room.ts';
import { hostTag } from './our-nodes.ts';
import { createIn, hasBody, rootOf } from './page-elements.ts';
import { makeResizeEdge } from './resize-edge.ts';

export interface SidebarFrame {
  /** What is remembered for this host; unlike what a person does, it is not told on. */
  place(place: FramePlace | null, labels: FrameLabels): void;
  fold(folded: boolean): void;
  /** To the other side. */
  move(): void;
  /** The extension behind the frame is gone, and no newer one came. */
  end(): void;
}

export interface SidebarFrameOptions {
  /** The content script's own: `document.defaultView` may be an image of that name. */
  readonly window: Window;
  /** Address of the extension page that the frame shows. */
  readonly page: string;
  readonly labels: FrameLabels;
  /** Told when a person changed where the sidebar stands. */
  readonly keep: (place: FramePlace) => void;
  readonly signal: AbortSignal;
}

/** In a narrower window the sidebar takes no room: it stays folded, and opens over the mail on its button. */
const narrow = '(max-width: 899px)';

const usualPlace: FramePlace = { folded: false, side: 'right', width: frameWidth.usual };

/**
 * The sidebar: an iframe on the extension's own origin, in a closed shadow root on an element of its own. As a popover it
 * stands in the browser's top layer: above whatever the page draws, and placed by the window although the page's root is
 * not the window any more.
 * @returns null where the document is no page, such as an attachment opened by itself
 */
export function mountSidebarFrame(options: SidebarFrameOptions): SidebarFrame | null {
  const page = rootOf(options.window.document);
  return page === null ? null : mount(options, page);
}

function mount(options: SidebarFrameOptions, page: HTMLElement): SidebarFrame {
  const { window, keep, signal } = options;
  const { document } = window;
  let { labels } = options;
  let place = usualPlace;
  const narrowWindow = window.matchMedia(narrow);
  let isOpenOverMail = false;
  let isWanted = true;
  let isPrinted = false;
  // An update leaves the element of the loader before it.
  for (const old of page.querySelectorAll(`:scope > ${hostTag}`)) old.remove();

  const host = createIn(document, hostTag);
  const shadow = host.attachShadow({ mode: 'closed' });
  const style = createIn(document, 'style');
  style.textContent = frameStyle;
  const box = createIn(document, 'div');
  const frame = createIn(document, 'iframe');
  frame.src = options.page;
  const handle = createIn(document, 'button');
  handle.type = 'button';
  handle.className = 'handle';
  handle.textContent = '◆';
  handle.addEventListener('click', () => fold(false), { signal });
  const edge = makeResizeEdge({
    element: createIn(document, 'div'),
    resize: (width, chosen) => change({ ...place, width }, chosen),
    signal,
  });
  // The page's own shortcuts are not for keys pressed here.
  for (const name of ['keydown', 'keypress', 'keyup']) {
    shadow.addEventListener(name, (event) => event.stopPropagation(), { signal });
  }
  box.append(frame, edge.element, handle);
  shadow.append(style, box);

  const isOpen = () => (narrowWindow.matches ? isOpenOverMail : !place.folded);

  function draw(): void {
    const open = isOpen();
    const { side, width } = place;
    const pixels = open ? width : handleWidth;
    host.style.cssText = `all: initial !important; position: fixed !important; inset: ${
      side === 'right' ? '0 0 0 auto' : '0 auto 0 0'
    } !important; width: ${pixels}px !important; z-index: 2147483000 !important;`;
    box.className = `box ${side}`;
    frame.title = labels.frame;
    handle.title = labels.open;
    handle.setAttribute('aria-label', labels.open);
    edge.draw(width, side, labels.edge);
    frame.hidden = !open;
    edge.element.hidden = !open || narrowWindow.matches;
    handle.hidden = open;
    // On paper the mail has the whole width.
    if (isPrinted) host.style.setProperty('display', 'none', 'important');
    if (isPrinted) takeRoomBack(page);
    else makeRoom(page, { side, pixels: narrowWindow.matches ? handleWidth : pixels });
  }

  function change(next: FramePlace, chosen: boolean): void {
    place = next;
    draw();
    if (chosen) keep(place);
  }

  function fold(folded: boolean): void {
    const hadFocus = shadow.activeElement !== null;
    if (narrowWindow.matches) {
      isOpenOverMail = !folded;
      draw();
    } else change({ ...place, folded }, true);
    // The hand stays in the sidebar, also when what it was on is gone.
    if (hadFocus) (folded ? handle : frame).focus();
  }

  function put(): void {
    if (!host.isConnected) page.append(host);
    host.setAttribute('popover', 'manual');
    // A page in the middle of leaving refuses, and needs it no more.
    tryTo(() => host.matches(':popover-open') || host.showPopover());
    draw();
  }

  function leave(): void {
    isWanted = false;
    host.remove();
    // After an update the next loader may already have its own sidebar here, which needs the room.
    if (page.querySelector(`:scope > ${hostTag}`) === null) takeRoomBack(page);
  }

  const onPrint = (printing: boolean) => () => {
    if (!isWanted) return;
    isPrinted = printing;
    draw();
  };
  window.addEventListener('beforeprint', onPrint(true), { signal });
  window.addEventListener('afterprint', onPrint(false), { signal });
  narrowWindow.addEventListener('change', () => isWanted && draw(), { signal });

  // The room is made before the page paints for the first time; the element waits for the body, which the page's own
  // first scripts expect to be alone with the head.
  draw();
  whenBodyIsThere(document, page, signal, () => {
    keepStanding({
      ...{ root: page, put, signal },
      stands: () => !isWanted || isPrinted || (host.isConnected && hasRoom(page)),
      gaveUp: () => {
        leave();
        console.warn('Threadbook gives up its sidebar: this page keeps removing it.');
      },
    });
  });
  signal.addEventListener('abort', leave);

  return {
    place(kept, nextLabels) {
      labels = nextLabels;
      change(kept ?? place, false);
    },
    fold,
    move: () => change({ ...place, side: place.side === 'right' ? 'left' : 'right' }, true),
    end() {
      if (!isWanted || signal.aborted) return;
      frame.replaceWith(
        showEnded(document, labels, { reload: () => window.location.reload(), close: leave }),
      );
      edge.element.remove();
      handle.remove();
      place = { ...place, folded: false };
      isOpenOverMail = true;
      draw();
    },
  };
}

function whenBodyIsThere(
  document: Document,
  root: HTMLElement,
  signal: AbortSignal,
  then: () => void,
): void {
  if (hasBody(document)) {
    then();
    return;
  }
  const watch = new MutationObserver(() => {
    if (!hasBody(document)) return;
    watch.disconnect();
    then();
  });
  watch.observe(root, { childList: true });
  signal.addEventListener('abort', () => watch.disconnect());
}

function tryTo(act: () => unknown): void {
  try {
    act();
  } catch {
    // What could not be done is not there, and is tried again with the next change.
  }
}
