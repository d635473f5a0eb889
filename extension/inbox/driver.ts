import type { InboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';

export interface DriverOptions {
  readonly window: Window;
  readonly read: (document: Document, location: Location) => InboxSnapshot;
  /** Told each snapshot that is new and has stood still. */
  readonly speak: (seq: number, snapshot: InboxSnapshot) => void;
  /** Our own nodes, whose changes are none of the page's. */
  readonly isOurs: (node: Node) => boolean;
  readonly signal: AbortSignal;
}

export interface Driver {
  /** The last one spoken. */
  latest(): { seq: number; snapshot: InboxSnapshot } | null;
}

/** Longer than the page's own redrawing, shorter than a glance. */
const stableMs = 150;
/** How long a page may still be loading before "not found" is said. */
const patienceMs = 4_000;
const watched = [
  'data-legacy-message-id',
  'data-legacy-thread-id',
  'aria-selected',
  'aria-expanded',
  'hidden',
];

/**
 * Reads the page when it changes: at most one pass a frame, spoken only when two passes 150 ms apart agree. Nothing is
 * clicked or requested, nothing of the page is changed.
 */
export function startDriver({ window, read, speak, isOurs, signal }: DriverOptions): Driver {
  const { document, location } = window;
  let spoken: { seq: number; snapshot: InboxSnapshot; text: string } | null = null;
  let candidate = '';
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let arrivedAt = performance.now();
  let address = location.href;

  function schedule(): void {
    if (frame !== 0 || signal.aborted) return;
    frame = window.requestAnimationFrame(pass);
  }

  function pass(): void {
    frame = 0;
    if (signal.aborted) return;
    if (address !== location.href) {
      address = location.href;
      arrivedAt = performance.now();
    }
    const snapshot = read(document, location);
    const text = JSON.stringify(snapshot);
    clearTimeout(timer);
    if (spoken?.text === text) return;
    const waits = isWaiting(snapshot) ? patienceMs - (performance.now() - arrivedAt) : 0;
    // Seen twice, a while apart: it stands still. What looks broken gets its time to load first.
    if (candidate === text && waits <= 0) say(snapshot, text);
    else {
      candidate = text;
      timer = setTimeout(pass, Math.max(stableMs, waits));
    }
  }

  function say(snapshot: InboxSnapshot, text: string): void {
    spoken = { seq: (spoken?.seq ?? 0) + 1, snapshot, text };
    speak(spoken.seq, snapshot);
  }

  const observer = new MutationObserver((records) => {
    if (records.some((record) => !concernsUs(record, isOurs))) schedule();
  });
  observer.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: watched,
  });
  listenToNavigation(window, schedule, signal);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
    window.cancelAnimationFrame(frame);
  });
  schedule();
  return { latest: () => spoken };
}

const isWaiting = ({ health }: InboxSnapshot): boolean =>
  Object.values(health).some((state) => state === 'broken');

function concernsUs(record: MutationRecord, isOurs: (node: Node) => boolean): boolean {
  if (isOurs(record.target)) return true;
  const changed = [...record.addedNodes, ...record.removedNodes];
  return record.type === 'childList' && changed.length > 0 && changed.every(isOurs);
}

/** The Navigation API tells of pushState too; older browsers at least of the hash and of going back. */
function listenToNavigation(window: Window, heard: () => void, signal: AbortSignal): void {
  const navigation: unknown = Reflect.get(window, 'navigation');
  if (navigation instanceof EventTarget) {
    navigation.addEventListener('currententrychange', heard, { signal });
  }
  window.addEventListener('hashchange', heard, { signal });
  window.addEventListener('popstate', heard, { signal });
}
