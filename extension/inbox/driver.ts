import type { InboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import { unreadable } from './unreadable.ts';

export interface DriverOptions {
  readonly window: Window;
  readonly read: (document: Document, location: Location) => InboxSnapshot;
  /** Told each snapshot that is new and has stood still. */
  readonly speak: (seq: number, snapshot: InboxSnapshot) => void;
  /** Told after each pass, also when nothing is new: the page may have drawn itself anew all the same. */
  readonly passed?: () => void;
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
/** How long a page may still be loading before "not found" is said; the sidebar promises an answer within 5 s. */
const patienceMs = 4_000;
/** The account's menu may come late; the mail need not wait long for it. */
const accountPatienceMs = 1_500;
/** How long the mail of the page that was left may still stand under the new address: Outlook takes up to 300 ms. */
const lingerMs = 2_500;
/** A pass may take this share of the time at most, however fast the page changes. */
const restPerPass = 4;
const watched = [
  'data-legacy-message-id',
  'data-legacy-thread-id',
  'aria-selected',
  'aria-expanded',
  'hidden',
];

/**
 * Reads the page when it changes: at most one pass a frame, spoken only when the page has shown the same for 150 ms, and
 * after a navigation not before the mail of the page that was left is gone. Nothing is clicked or requested, nothing of
 * the page is changed, and nothing that the page does makes it throw.
 */
export function startDriver(options: DriverOptions): Driver {
  const { window, read, speak, passed, isOurs, signal } = options;
  const { document, location } = window;
  let spoken: { seq: number; snapshot: InboxSnapshot; text: string } | null = null;
  let candidate = { text: '', since: 0 };
  let queued = false;
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restUntil = 0;
  let arrivedAt = performance.now();
  let address = location.href;
  let left: string | null = null;
  let isReported = false;

  function schedule(): void {
    if (queued || signal.aborted) return;
    queued = true;
    const rest = restUntil - performance.now();
    if (rest > 0) setTimeout(inNextFrame, rest);
    else inNextFrame();
  }

  function inNextFrame(): void {
    if (signal.aborted) return;
    // A tab in the background draws no frames, and is read all the same: its sidebar must be right when it comes back.
    if (document.hidden) setTimeout(pass, stableMs);
    else frame = window.requestAnimationFrame(pass);
  }

  function pass(): void {
    queued = false;
    if (signal.aborted) return;
    clearTimeout(timer);
    const began = performance.now();
    if (address !== location.href) {
      address = location.href;
      arrivedAt = began;
      left = spoken === null ? null : mailOf(spoken.snapshot);
    }
    const snapshot = attempt();
    const text = JSON.stringify(snapshot);
    if (candidate.text !== text) candidate = { text, since: began };
    if (spoken?.text !== text) {
      const due = Math.max(candidate.since + stableMs, arrivedAt + patienceWith(snapshot, left));
      if (began >= due) say(snapshot, text);
      else timer = setTimeout(schedule, due - began);
    }
    passed?.();
    const ended = performance.now();
    restUntil = ended + restPerPass * (ended - began);
  }

  function attempt(): InboxSnapshot {
    try {
      return read(document, location);
    } catch (error) {
      // Once, and by its kind alone: the message of an error may quote the page.
      const kind = error instanceof Error ? error.name : typeof error;
      if (!isReported) console.warn(`Threadbook cannot read this page (${kind}).`);
      isReported = true;
      return unreadable(location);
    }
  }

  function say(snapshot: InboxSnapshot, text: string): void {
    spoken = { seq: (spoken?.seq ?? 0) + 1, snapshot, text };
    left = null;
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

/** Which mail a snapshot shows, apart from the address; null when it shows none. */
function mailOf({ thread, messages }: InboxSnapshot): string | null {
  if (thread === null && messages.length === 0) return null;
  const seen = messages.map(({ id, from, dateRaw }) => [id, from, dateRaw]);
  return JSON.stringify([thread?.subject ?? null, seen]);
}

/** How long after a navigation such a snapshot may not be believed yet. */
function patienceWith(snapshot: InboxSnapshot, left: string | null): number {
  const { account, thread, messages, sender } = snapshot.health;
  if ([thread, messages, sender].includes('broken')) return patienceMs;
  if (left !== null && mailOf(snapshot) === left) return lingerMs;
  return account === 'broken' ? accountPatienceMs : 0;
}

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
