import { isInForeignNode } from '../page/foreign-nodes.ts';
import type { Reading } from '../page/reading.ts';
import { isVisible, visibleMatches } from '../page/visibility.ts';
import { gmail, inMessage } from './gmail-locators.ts';
import { addedElements } from './page-parts.ts';

/** What of the page a person sees. */
export interface OpenView {
  /** Holds the open thread, and nothing of another; null while none is open. */
  readonly thread: Element | null;
  /** Two threads are in sight: nobody knows which one is meant. */
  readonly hasMany: boolean;
  /** Where rows of a list may stand. */
  readonly lists: readonly Element[];
}

const headings = `${gmail.threadLegacy.selector}, ${gmail.threadPerm.selector}`;
const messages = `${gmail.messages.selector}, ${gmail.messagesLegacy.selector}, [role=list] > [role=listitem]`;
const classes = `${gmail.subjectClass.selector}, ${gmail.messagesClass.selector}, ${gmail.bodyClass.selector}`;
const marks = `${headings}, ${messages}, ${gmail.body.selector}, ${classes}`;

/**
 * Views that were left stay in the document, hidden; taking the first match logged the wrong thread in other products.
 * A thread stands in the main view, alone or in a pane beside or below its list; windows of their own may have no main.
 */
export function openView(reading: Reading, document: Document): OpenView {
  const mains = visibleMatches(document, '[role=main]').filter(
    (main) => main.closest(inMessage) === null,
  );
  const known = mains.filter(showsThread);
  const withThread = known.length > 0 ? known : mains.filter(holdsAdded(reading, document));
  const { body } = document;
  const lists = mains.length > 0 ? mains : body === null ? [] : [body];
  const thread = withThread[0] ?? (body === null ? null : outsideOfMain(body));
  const hasMany = withThread.length > 1 || (thread !== null && namesMany(thread));
  return { thread: hasMany ? null : thread, hasMany, lists };
}

function namesMany(view: Element): boolean {
  const names = visibleMatches(view, headings)
    .filter((heading) => heading.closest(inMessage) === null)
    .map(
      (heading) =>
        heading.getAttribute('data-legacy-thread-id') ??
        heading.getAttribute('data-thread-perm-id'),
    );
  return new Set(names).size > 1;
}

function showsThread(main: Element): boolean {
  for (const mark of main.querySelectorAll(marks)) if (isVisible(mark)) return true;
  return false;
}

/** Where nothing that we know is left, the organisation may know what an open thread has. */
function holdsAdded(reading: Reading, document: Document): (main: Element) => boolean {
  const slots = ['thread', 'messages'] as const;
  const attempts = slots.flatMap((slot) => addedElements(reading, slot, document));
  const added = reading.first('view', attempts) ?? [];
  return (main) => added.some((element) => main.contains(element));
}

/** The smallest element around all that is seen of a thread outside of the main view. */
function outsideOfMain(body: Element): Element | null {
  const seen = [...body.querySelectorAll(marks)].filter(
    (mark) =>
      mark.closest('[role=main], [role=dialog], form') === null &&
      isVisible(mark) &&
      !isInForeignNode(mark),
  );
  const [first] = seen;
  const last = seen.at(-1);
  if (first === undefined || last === undefined) return null;
  let around = first.parentElement;
  while (around !== null && !around.contains(last)) around = around.parentElement;
  return around;
}
