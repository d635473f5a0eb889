import { hostTag } from './our-nodes.ts';

export interface SidebarFrame {
  fold(folded: boolean): void;
}

export interface SidebarFrameOptions {
  readonly document: Document;
  /** Address of the extension page that the frame shows. */
  readonly page: string;
  /** What the frame is called for screen readers, and the handle. */
  readonly labels: { readonly frame: string; readonly open: string };
  readonly folded: boolean;
  readonly signal: AbortSignal;
}

const width = 380;
const handleWidth = 36;
const mostMounts = 12;

/**
 * The sidebar: an iframe on the extension's own origin, in a closed shadow root on an element of its own. The page is
 * told to be narrower by one rule on its root element, so that no mail is covered. A page that removes the element gets
 * it back, more slowly each time, and in the end is left alone.
 */
export function mountSidebarFrame(options: SidebarFrameOptions): SidebarFrame {
  const { document, page, labels, signal } = options;
  let { folded } = options;
  let mounts = 0;
  // An update leaves the element of the loader before it.
  for (const old of document.querySelectorAll(hostTag)) old.remove();

  const host = document.createElement(hostTag);
  // The page's own style sheets reach the host element, not what is inside.
  host.style.cssText = 'all: initial; position: fixed; inset: 0 0 0 auto; z-index: 2147483000;';
  const root = host.attachShadow({ mode: 'closed' });
  const frame = document.createElement('iframe');
  frame.src = page;
  frame.title = labels.frame;
  frame.style.cssText = `border: 0; width: ${width}px; height: 100%; background: Canvas; color-scheme: light dark; border-inline-start: 1px solid #8883;`;
  const handle = document.createElement('button');
  handle.type = 'button';
  handle.textContent = '◆';
  handle.title = labels.open;
  handle.setAttribute('aria-label', labels.open);
  handle.style.cssText = `all: unset; box-sizing: border-box; width: ${handleWidth}px; height: 100%; cursor: pointer; text-align: center; padding-top: 12px; font: 16px/24px system-ui; color: #0b7285; background: Canvas; border-inline-start: 1px solid #8883;`;
  handle.addEventListener('click', () => fold(false), { signal });
  root.append(frame, handle);

  function fold(next: boolean): void {
    folded = next;
    draw();
  }

  function draw(): void {
    frame.style.display = folded ? 'none' : 'block';
    handle.style.display = folded ? 'block' : 'none';
    makeRoom(document, folded ? handleWidth : width);
  }

  function mount(): void {
    if (signal.aborted || host.isConnected) return;
    mounts += 1;
    document.documentElement.append(host);
    draw();
  }

  const watch = new MutationObserver(() => {
    if (host.isConnected) return;
    watch.disconnect();
    if (mounts >= mostMounts) {
      makeRoom(document, null);
      console.warn('Threadbook gives up its sidebar: this page keeps removing it.');
      return;
    }
    setTimeout(
      () => {
        mount();
        watch.observe(document.documentElement, { childList: true });
      },
      Math.min(50 * 2 ** mounts, 10_000),
    );
  });
  mount();
  watch.observe(document.documentElement, { childList: true });
  signal.addEventListener('abort', () => {
    watch.disconnect();
    host.remove();
    // After an update the next loader may already have its own sidebar here, which needs the room.
    if (document.querySelector(hostTag) === null) makeRoom(document, null);
  });
  return { fold };
}

/** The one rule by which the page is changed: its root is narrower by the sidebar. null takes the rule away. */
function makeRoom(document: Document, pixels: number | null): void {
  const { style } = document.documentElement;
  if (pixels === null) style.removeProperty('width');
  else style.setProperty('width', `calc(100% - ${pixels}px)`, 'important');
}
