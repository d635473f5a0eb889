import type {
  Person,
  SnapshotCompose,
  SnapshotThread,
} from '../../../shared/contracts/inbox-snapshot.ts';
import { itemIn } from '../../../shared/domain/outlook-ids.ts';
import { forwardPrefixes, subjectPrefixes } from '../../../shared/domain/words/subject-prefixes.ts';
import { composeHealth } from '../compose/compose-health.ts';
import type { Editor } from '../compose/editor.ts';
import type { Reading } from '../page/reading.ts';
import { outlookEditors } from './outlook-compose-editors.ts';
import { outlookCompose } from './outlook-compose-locators.ts';
import { readComposePeople } from './read-compose-people.ts';

export interface AroundComposes {
  readonly location: Location;
  /** The conversation that the reading pane shows; what is written inside of it answers it. */
  readonly thread: SnapshotThread | null;
  readonly pane: Element | null;
  /** The reader, whom the page shows by name alone. */
  readonly self: Person;
}

/** Mails that are being written, and how well reading them holds. */
export function readComposes(
  reading: Reading,
  document: Document,
  around: AroundComposes,
): SnapshotCompose[] {
  const editors = outlookEditors(reading, document);
  const composes = editors.map((editor, index) =>
    readCompose(reading, editor, around, `composes.${index}`, editors.length === 1),
  );
  composeHealth(reading, composes, isOwnWindow(around.location));
  return composes;
}

const isOwnWindow = ({ pathname }: Location): boolean =>
  /^\/mail(?:\/\d+)?\/(?:deeplink\/)?compose(?:\/|$)/.test(pathname);

function readCompose(
  reading: Reading,
  { key, root, body, subject: input }: Editor,
  { location, thread, pane, self }: AroundComposes,
  field: string,
  isOnly: boolean,
): SnapshotCompose {
  const book = new Map(self.name === null || self.email === null ? [] : [[self.name, self.email]]);
  const isInline = pane?.contains(root) ?? false;
  const subject = reading.first(`${field}.subject`, [
    {
      locator: input?.id.endsWith('_SUBJECT')
        ? outlookCompose.subject
        : outlookCompose.subjectLabel,
      read: () => (input instanceof HTMLInputElement ? input.value : null),
    },
  ]);
  const people = (name: 'to' | 'cc' | 'bcc') =>
    readComposePeople(reading, root, name, { field: `${field}.${name}`, book });
  return {
    key,
    kind: kindOf(root, body, subject, isInline),
    placement: isOwnWindow(location)
      ? 'popout'
      : isInline
        ? 'inline'
        : pane === null
          ? null
          : 'window',
    draftId: reading.first(`${field}.draftId`, [
      { locator: outlookCompose.draftUrl, read: () => (isOnly ? draftInAddress(location) : null) },
    ]),
    threadId: reading.first(`${field}.threadId`, [
      {
        locator: outlookCompose.conversation,
        read: () => (isInline ? (thread?.conversationId ?? thread?.id ?? null) : null),
      },
    ]),
    localThreadId: null,
    to: people('to'),
    cc: people('cc'),
    bcc: people('bcc'),
    subject,
  };
}

/** `/mail/compose/<item>` and `/mail/drafts/id/<item>`: the one mail that the window or the pane is about. */
function draftInAddress({ pathname }: Location): string | null {
  const raw = /\/(?:compose|drafts\/id)\/([^/?#]+)/.exec(pathname)?.[1];
  if (raw === undefined) return null;
  try {
    return itemIn(decodeURIComponent(raw));
  } catch {
    // A percent sign that begins no code: an address that nobody of the page wrote.
    return null;
  }
}

/**
 * The page names no kind. An answer and a forwarded mail quote below a head of their own, or stand in the conversation;
 * the icon on the editor tells the two apart in every language, else what the subject begins with.
 */
function kindOf(
  root: Element,
  body: Element | null,
  subject: string | null,
  isInline: boolean,
): SnapshotCompose['kind'] {
  const icons = new Set(
    [...root.querySelectorAll(outlookCompose.kindIcon.selector)].flatMap((icon) =>
      kindOfIcon(icon.getAttribute('data-icon-name') ?? ''),
    ),
  );
  const [pictured] = icons;
  if (pictured !== undefined && icons.size === 1) return pictured;
  const quotes = body?.querySelector(outlookCompose.quotedHead.selector) != null;
  const prefix = /^\s*([\p{L}\p{M}]{1,20}(?: \p{L}{1,12})?)\s?[:：]/u.exec(subject ?? '')?.[1];
  const word = prefix?.toLowerCase() ?? '';
  if (!quotes && !isInline) return subject === null ? null : 'new';
  if (forwardPrefixes.has(word)) return 'forward';
  return subjectPrefixes.has(word) ? 'reply' : null;
}

function kindOfIcon(name: string): ('reply' | 'forward')[] {
  if (/^ArrowReply/.test(name)) return ['reply'];
  return /^ArrowForward/.test(name) ? ['forward'] : [];
}
