export interface StandingOptions {
  readonly root: HTMLElement;
  /** Whether everything of ours is still there. */
  readonly stands: () => boolean;
  readonly put: () => void;
  /** The page does not want it; told once. */
  readonly gaveUp: () => void;
  readonly signal: AbortSignal;
}

const mostPuts = 10;
const longestWaitMs = 5_000;
/** What stood for so long was wanted: a page that tidies up once an hour is no enemy. */
const peaceMs = 60_000;

/**
 * Puts our parts back when the page takes them away: at once the first time, then more slowly each time, and in the end
 * not any more. So a page that removes them a hundred times costs a handful of attempts.
 */
export function keepStanding({ root, stands, put, gaveUp, signal }: StandingOptions): void {
  let puts = 0;
  let lastPut = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const watch = new MutationObserver(check);
  const observe = () =>
    watch.observe(root, { childList: true, attributes: true, attributeFilter: ['style'] });

  function check(): void {
    if (signal.aborted || stands()) return;
    const now = performance.now();
    if (now - lastPut > peaceMs) puts = 0;
    // Nothing is heard while waiting, so that a page in a loop does not wake us each time.
    watch.disconnect();
    if (puts >= mostPuts) {
      gaveUp();
      return;
    }
    const wait = puts === 0 ? 0 : Math.min(50 * 2 ** puts, longestWaitMs);
    puts += 1;
    timer = setTimeout(putBack, wait);
  }

  function putBack(): void {
    if (signal.aborted) return;
    lastPut = performance.now();
    put();
    observe();
    // The page may have answered before anybody listened.
    check();
  }

  signal.addEventListener('abort', () => {
    watch.disconnect();
    clearTimeout(timer);
  });
  lastPut = performance.now();
  put();
  observe();
}
