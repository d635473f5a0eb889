import type { SnapshotCompose } from '../../../shared/contracts/inbox-snapshot.ts';
import { forwardPrefixes } from '../../../shared/domain/words/subject-prefixes.ts';
import { composeHealth } from '../compose/compose-health.ts';
import type { Editor } from '../compose/editor.ts';
import { attributeOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { draftIn, localThreadIn, namesInJslog } from './gmail-compose-ids.ts';
import { gmailCompose } from './gmail-compose-locators.ts';
import { gmailEditors } from './gmail-editors.ts';
import { hexId, hexOfDecimal } from './gmail-ids.ts';
import { readComposePeople } from './read-compose-people.ts';

/** Mails that are being written, and how well reading them holds. */
export function readComposes(
  reading: Reading,
  document: Document,
  location: Location,
): SnapshotCompose[] {
  const composes = gmailEditors(reading, document).map((editor, index) =>
    readGmailCompose(reading, editor, location, `composes.${index}`),
  );
  composeHealth(reading, composes, opensCompose(location));
  return composes;
}

/** `#inbox?compose=new`, `…?compose=<token>,<token>`, and windows that show nothing else. */
const opensCompose = ({ hash, search }: Location): boolean =>
  /[?&]compose=[^&]/.test(hash) || isOwnWindow(search);

const isOwnWindow = (search: string): boolean => /[?&]view=(?:btop|cm)\b/.test(search);

function readGmailCompose(
  reading: Reading,
  { key, root }: Editor,
  location: Location,
  field: string,
): SnapshotCompose {
  const logged = safeNames(root);
  const value = (selector: string) => () => typedIn(root.querySelector(selector));
  const draftId = reading.first(`${field}.draftId`, [
    { locator: gmailCompose.draft, read: () => draftIn(value(gmailCompose.draft.selector)()) },
    { locator: gmailCompose.log, read: () => firstOf(logged, draftIn) },
  ]);
  const placement = placementOf(root, location);
  const heading = placement === 'inline' ? threadAround(root) : null;
  const localThreadId = reading.first(`${field}.localThreadId`, [
    {
      locator: gmailCompose.answered,
      read: () => localThreadIn(value(gmailCompose.answered.selector)()),
    },
    { locator: gmailCompose.log, read: () => firstOf(logged, localThreadIn) },
  ]);
  const threadId = reading.first(`${field}.threadId`, [
    {
      locator: gmailCompose.answered,
      read: () => hexOfDecimal(value(gmailCompose.answered.selector)(), 'thread'),
    },
    {
      locator: gmailCompose.log,
      read: () => firstOf(logged, (one) => hexOfDecimal(one, 'thread')),
    },
    { locator: gmailCompose.inThread, read: () => threadNamed(heading, localThreadId) },
  ]);
  const subject = reading.first(`${field}.subject`, [
    { locator: gmailCompose.subject, read: value(gmailCompose.subject.selector) },
    {
      locator: gmailCompose.subjectHidden,
      // Filled late: while it is empty nobody knows.
      read: () => value(gmailCompose.subjectHidden.selector)() || null,
    },
  ]);
  return {
    key,
    kind: kindOf(root, { subject, threadId, localThreadId }),
    placement,
    draftId,
    threadId,
    localThreadId,
    to: readComposePeople(reading, root, 'to', `${field}.to`),
    cc: readComposePeople(reading, root, 'cc', `${field}.cc`),
    bcc: readComposePeople(reading, root, 'bcc', `${field}.bcc`),
    subject,
  };
}

/**
 * A new mail has a local thread's name (captured 2020) or none (seen 2026), an answer that of the thread it answers. A
 * forwarded mail stands in the text, its header lines not followed by a quotation as an answer's would be.
 */
function kindOf(
  root: Element,
  known: Pick<SnapshotCompose, 'subject' | 'threadId' | 'localThreadId'>,
): SnapshotCompose['kind'] {
  if (holdsForwarded(root) || root.querySelector(gmailCompose.forwardIcon.selector) !== null) {
    return 'forward';
  }
  if (known.threadId !== null) return isForwardSubject(known.subject) ? 'forward' : 'reply';
  if (known.localThreadId !== null) return 'new';
  const names = typedIn(root.querySelector(gmailCompose.answered.selector));
  return names === '' ? 'new' : null;
}

const holdsForwarded = (root: Element): boolean =>
  [...root.querySelectorAll('[contenteditable=true] .gmail_quote > .gmail_attr')].some(
    (head) => head.parentElement?.querySelector('blockquote') === null,
  );

/** Gmail writes "Fwd:" in every language; mail that was forwarded before may begin with another word. */
function isForwardSubject(subject: string | null): boolean {
  const word = /^\s*([\p{L}\p{M}]{1,20})\s?[:：]/u.exec(subject ?? '')?.[1];
  return word !== undefined && forwardPrefixes.has(word.toLowerCase());
}

function placementOf(root: Element, location: Location): SnapshotCompose['placement'] {
  if (isOwnWindow(location.search)) return 'popout';
  if (root.closest('[role=dialog]') !== null) return 'window';
  if (root.closest('[role=main], [role=listitem]') !== null) return 'inline';
  return root.ownerDocument.querySelector('[role=main]') === null ? null : 'window';
}

/** The heading of the thread that an inline editor stands in. */
const threadAround = (root: Element): Element | null =>
  root.closest('[role=main]')?.querySelector(gmailCompose.inThread.selector) ?? null;

/** Its id, unless the form names another thread: in one that began in this mailbox both know it by the local name. */
function threadNamed(heading: Element | null, local: string | null): string | null {
  const name = localThreadIn(attributeOf(heading, 'data-thread-perm-id'));
  if (local !== null && name !== local) return null;
  return hexId(attributeOf(heading, 'data-legacy-thread-id'));
}

function safeNames(root: Element): readonly string[] {
  const logged =
    root.closest(gmailCompose.log.selector) ?? root.querySelector(gmailCompose.log.selector);
  try {
    return namesInJslog(logged?.getAttribute('jslog') ?? null);
  } catch {
    // No base64 or no JSON: the attribute is the page's own business.
    return [];
  }
}

function firstOf(names: readonly string[], parse: (name: string) => string | null): string | null {
  for (const name of names) {
    const parsed = parse(name);
    if (parsed !== null) return parsed;
  }
  return null;
}

const typedIn = (field: Element | null): string | null =>
  field instanceof HTMLInputElement ? field.value : null;
