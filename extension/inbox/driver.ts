import type { InboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import { listenToNavigation } from './navigation-events.ts';
import { isChangeOfPage } from './page-changes.ts';
import { isSameValue } from './same-value.ts';
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
  /** Attributes whose changes matter on this page beside `alwaysWatched`. */
  readonly watched?: readonly string[];
  readonly signal: AbortSignal;
}

export interface Driver {
  /** The last one spoken. */
  latest(): { seq: number; snapshot: InboxSnapshot } | null;
  /** What stands on the page at this moment, settled or not: asked before something is written that depends on it. */
  present(): InboxSnapshot;
  /** Reads again although the page did not change: what is read by did. */
  readAgain(): void;
}

/** Three frames: longer than a page draws, shorter than a glance. */
const settledMs = 50;
/** Looking less often does for a tab that nobody sees. */
const hiddenMs = 150;
/** How long a page may still be loading before "not found" is said. */
const patienceMs = 4_000;
/** The sidebar promises to say within 5 s of the navigation what it cannot read. */
const latestMs = 4_700;
/** What opens later, such as a mail to be written, may take so long to be complete. */
const incompleteMs = 1_000;
/** The account's menu may come late; the mail need not wait long for it. */
const accountPatienceMs = 1_500;
/** How long the mail of the page that was left may still stand under the new address: Outlook takes up to 300 ms. */
const lingerMs = 2_500;
/** A pass may take this share of the time at most, however fast the page changes. */
const restPerPass = 4;
const alwaysWatched = [
  'data-legacy-message-id',
  'data-legacy-thread-id',
  'aria-selected',
  'aria-expanded',
  'hidden',
];

/**
 * Reads the page when it changes: at most one pass a frame, spoken only when the page has shown the same for 50 ms, or at
 * first sight after a navigation, and never before the mail of the page that was left is gone. Nothing is clicked or requested, nothing of
 * the page is changed, and nothing that the page does makes it throw.
 */
export function startDriver(options: DriverOptions): Driver {
  const { window, read, speak, passed, isOurs, watched = [], signal } = options;
  const { document, location } = window;
  let spoken: { seq: number; snapshot: InboxSnapshot } | null = null;
  let candidate: { snapshot: InboxSnapshot; since: number } | null = null;
  // Beyond every number of an adapter that was here before on the same page: nobody takes its late answer for a new one.
  let seq = Math.ceil(performance.now() * 1_000);
  let queued = false;
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restUntil = 0;
  let arrivedAt = performance.now();
  let address = location.href;
  let left: InboxSnapshot | null = null;
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
    if (document.hidden) setTimeout(pass, hiddenMs);
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
      left = spoken?.snapshot ?? null;
    }
    const snapshot = present();
    if (candidate === null || !isSameValue(candidate.snapshot, snapshot)) {
      candidate = { snapshot, since: began };
    }
    if (spoken === null || !isSameValue(spoken.snapshot, snapshot)) {
      const due = isWhollyNew(snapshot, left)
        ? began
        : Math.max(arrivedAt + patienceWith(snapshot, left), restedAt(candidate.since, snapshot));
      if (began >= due) say(snapshot);
      else timer = setTimeout(schedule, due - began);
    }
    passed?.();
    const ended = performance.now();
    restUntil = ended + restPerPass * (ended - began);
  }

  /** When what the page has shown since then may be believed. */
  function restedAt(since: number, snapshot: InboxSnapshot): number {
    const soonest = since + settledMs;
    if (!isIncomplete(snapshot)) return soonest;
    const latest = arrivedAt + latestMs;
    return since < latest
      ? Math.max(soonest, Math.min(since + incompleteMs, latest))
      : since + incompleteMs;
  }

  function present(): InboxSnapshot {
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

  function say(snapshot: InboxSnapshot): void {
    seq += 1;
    spoken = { seq, snapshot };
    left = null;
    speak(seq, snapshot);
  }

  const observer = new MutationObserver((records) => {
    if (!queued && isChangeOfPage(records, isOurs)) schedule();
  });
  observer.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: [...alwaysWatched, ...watched],
  });
  listenToNavigation(window, schedule, signal);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
    window.cancelAnimationFrame(frame);
  });
  schedule();
  return { latest: () => spoken, present, readAgain: schedule };
}

/** Whether both show the same mail, apart from the address; false when the first shows none. */
function isSameMail({ thread, messages }: InboxSnapshot, other: InboxSnapshot): boolean {
  // By its messages where there are any: the heading may be gone or new already while they still stand.
  if (messages.length === 0 && other.messages.length === 0) {
    return thread !== null && thread.subject === (other.thread?.subject ?? null);
  }
  return (
    messages.length === other.messages.length &&
    messages.every((message, index) => {
      const its = other.messages[index];
      return (
        its !== undefined &&
        message.id === its.id &&
        message.dateRaw === its.dateRaw &&
        isSameValue(message.from, its.from)
      );
    })
  );
}

/**
 * Whether it is another mail than the page showed before the navigation in everything: then nothing of it can be left
 * over, and the reader need not wait until it has stood still.
 */
function isWhollyNew(snapshot: InboxSnapshot, left: InboxSnapshot | null): boolean {
  const { thread, messages, health } = snapshot;
  if (left === null || thread === null || messages.length === 0) return false;
  if (isIncomplete(snapshot) || health.account === 'broken') return false;
  const before = new Set(left.messages.map(({ id }) => id));
  return (
    thread.id !== null &&
    thread.id !== left.thread?.id &&
    thread.subject !== null &&
    thread.subject !== left.thread?.subject &&
    messages.every(({ id, from }) => id !== null && !before.has(id) && from !== null)
  );
}

/** Whether something should be there and is not, apart from the account, whose menu comes late. */
function isIncomplete({ health }: InboxSnapshot): boolean {
  const { thread, messages, sender, rows, compose, event } = health;
  return [thread, messages, sender, rows, compose, event].includes('broken');
}

/** How long after a navigation such a snapshot may not be believed yet. */
function patienceWith(snapshot: InboxSnapshot, left: InboxSnapshot | null): number {
  const { account } = snapshot.health;
  if (isIncomplete(snapshot)) return patienceMs;
  if (left !== null && isSameMail(left, snapshot)) return lingerMs;
  return account === 'broken' ? accountPatienceMs : 0;
}
