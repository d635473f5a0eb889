import { startDriver } from '../../extension/inbox/driver.ts';
import { readPage as read } from '../../extension/inbox/read-page.ts';
import type { InboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import type { ForgedElement } from './forgeries.ts';

/**
 * Runs beside the page, bundled with the real adapter: reads it, and takes things away from it to see what is read then.
 * Bodies are told as their words: that a body lost an attribute is no change of what it says.
 */
export function readPage(page: Document, at: Location): InboxSnapshot | null {
  const snapshot = read(page, at);
  return snapshot === null ? null : withWords(snapshot);
}

function withWords(snapshot: InboxSnapshot): InboxSnapshot {
  return {
    ...snapshot,
    messages: snapshot.messages.map((message) => ({
      ...message,
      html: message.html === null ? null : wordsOf(message.html),
    })),
  };
}

/** Without a parser: where the page enforces Trusted Types, it is refused in this world. */
const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** `attribute` on every element that the selector finds. */
export interface Removal {
  readonly attribute: string;
  readonly selector: string;
}

/** What is read while the attributes are gone; they come back afterwards, in the order in which they went. */
export function readWithout(removals: readonly Removal[]): InboxSnapshot | null {
  const gone: { element: Element; attribute: string; value: string }[] = [];
  for (const { attribute, selector } of removals) {
    for (const element of document.querySelectorAll(selector)) {
      const value = element.getAttribute(attribute);
      if (value === null) continue;
      gone.push({ element, attribute, value });
      element.removeAttribute(attribute);
    }
  }
  try {
    return readPage(document, location);
  } finally {
    for (const { element, attribute, value } of gone) element.setAttribute(attribute, value);
  }
}

/**
 * What is read while a random share of all attributes is gone, each by itself: one message may lose its sender and
 * another its id. What the page hides things by stays, for a view that was left may not come back in this way.
 */
export function readWithGaps(seed: number, share: number): InboxSnapshot | null {
  const random = randomFrom(seed);
  const gone: { element: Element; attribute: string; value: string }[] = [];
  for (const element of document.querySelectorAll('body *:not(script)')) {
    for (const { name, value } of [...element.attributes]) {
      if (hides.has(name) || random() >= share) continue;
      gone.push({ element, attribute: name, value });
      element.removeAttribute(name);
    }
  }
  try {
    return readPage(document, location);
  } finally {
    for (const { element, attribute, value } of gone) element.setAttribute(attribute, value);
  }
}

const hides = new Set(['hidden', 'style', 'class', 'aria-hidden']);

/** What is read when every class has another name; what the page's styles hide stays hidden. The names stay changed. */
export function readWithClassesRenamed(): InboxSnapshot | null {
  const elements = [...document.querySelectorAll<HTMLElement>('[class]')];
  const shown = elements.map((element) => getComputedStyle(element));
  const hidden = shown.map(({ display, visibility }) => ({ display, visibility }));
  elements.forEach((element, index) => {
    const { display, visibility } = hidden[index] ?? {};
    if (display === 'none') element.style.display = 'none';
    if (visibility === 'hidden') element.style.visibility = 'hidden';
    const renamed = [...element.classList].map((name) => `r${hashOf(name)}`);
    element.setAttribute('class', renamed.join(' '));
  });
  return readPage(document, location);
}

const hashOf = (text: string): string => {
  let hash = 5381;
  for (const letter of text) hash = (hash * 33 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(36);
};

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const spoken: (InboxSnapshot | null)[] = [];
let stopping: AbortController | null = null;

/**
 * Starts the driver on the page, as the content script does.
 * @param isNoted false: what it says is thrown away, as where its memory is measured
 */
export function drive(isNoted = true): void {
  stopping?.abort();
  stopping = new AbortController();
  spoken.length = 0;
  startDriver({
    window,
    read: (page, at) => {
      const snapshot = read(page, at);
      if (snapshot === null) throw new Error('No surface.');
      return snapshot;
    },
    speak: (_seq, snapshot) => {
      if (isNoted) spoken.push(withWords(snapshot));
    },
    isOurs: () => false,
    signal: stopping.signal,
  });
}

/** What the driver has said so far, first thing first. */
export function said(): readonly (InboxSnapshot | null)[] {
  return spoken;
}

/** Puts markup into the last mail body of the page, in front of what the mail says or behind it. */
export function forge(elements: readonly ForgedElement[], place: 'first' | 'last'): void {
  const body = lastBody();
  const forged = document.createElement('div');
  forged.dataset.forged = '';
  forged.append(...elements.map(built));
  if (place === 'first') body.prepend(forged);
  else body.append(forged);
}

export function takeForgeriesAway(): void {
  for (const forged of document.querySelectorAll('[data-forged]')) forged.remove();
}

function built({ tag, attributes = {}, children = [] }: ForgedElement): Element {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.map((child) => (typeof child === 'string' ? child : built(child))));
  return element;
}

/** Makes the last mail body as large as asked, and as deep. */
export function fillBody(letters: number, depth: number): void {
  const body = lastBody();
  let inner: Element = body;
  for (let level = 0; level < depth; level += 1) {
    const next = document.createElement('div');
    inner.append(next);
    inner = next;
  }
  const word = 'Liefertermin und Preise bleiben wie besprochen. ';
  body.append(document.createTextNode(word.repeat(Math.ceil(letters / word.length))));
}

/** How long one reading takes, without what the tests add to it. */
export function msOfRead(): number {
  const began = performance.now();
  read(document, location);
  return performance.now() - began;
}

function lastBody(): Element {
  const shown = [...document.querySelectorAll('.a3s, [id^=UniqueMessageBody]')];
  const body = shown.filter((one) => one.checkVisibility()).at(-1);
  if (body === undefined) throw new Error('The page shows no mail body.');
  return body;
}

/**
 * How long each pass of the driver takes while the page changes that often, and the longest task of the page in that
 * time. A pass is timed from its beginning to what the driver does after it.
 */
export async function timePasses(
  perSecond: number,
  ms: number,
): Promise<{ passes: number[]; longestTask: number }> {
  const passes: number[] = [];
  const tasks: number[] = [0];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  const stop = new AbortController();
  let began = 0;
  startDriver({
    window,
    read: (page, at) => {
      began = performance.now();
      const snapshot = read(page, at);
      if (snapshot === null) throw new Error('No surface.');
      return snapshot;
    },
    speak: () => undefined,
    passed: () => passes.push(performance.now() - began),
    isOurs: () => false,
    signal: stop.signal,
  });
  const restless = document.createElement('div');
  document.body.append(restless);
  const until = performance.now() + ms;
  let made = 0;
  while (performance.now() < until) {
    // Timers come every four milliseconds at best; each makes up for the time that has passed.
    const due = ((ms - (until - performance.now())) / 1000) * perSecond;
    for (; made < due; made += 1) restless.textContent = String(made);
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  stop.abort();
  observer.disconnect();
  restless.remove();
  return { passes, longestTask: Math.max(...tasks) };
}
