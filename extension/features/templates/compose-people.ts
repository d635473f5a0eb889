import type { InboxSnapshot, SnapshotCompose } from '../../../shared/contracts/inbox-snapshot.ts';
import { type Outsider, type OwnPeople, outsiders } from '../../../shared/domain/thread-people.ts';

/** Where a template goes, and the people from outside whom the mail is for. */
export interface Writing {
  readonly people: readonly Outsider[];
  /** The page as far as it concerns them: what is asked about them is another question than that about the thread. */
  readonly snapshot: InboxSnapshot;
}

/**
 * The people of the mail that is being written. Of an answer whose recipients the page does not show, those of the thread;
 * of a new mail without recipients nobody: it may be to anyone, whatever thread is open beside it.
 */
export function writingTo(
  snapshot: InboxSnapshot,
  compose: SnapshotCompose | null,
  own: OwnPeople,
): Writing {
  if (compose === null) return { people: outsiders(snapshot, own), snapshot };
  const alone = {
    ...snapshot,
    event: null,
    thread: null,
    messages: [],
    url: `${snapshot.url} ${compose.key}`,
  };
  const { to, cc, bcc } = compose;
  const shown = [to, cc, bcc].flatMap((people) => people ?? []);
  if (shown.length === 0 && compose.kind === 'reply')
    return { people: outsiders(snapshot, own), snapshot };
  const mail = {
    ...{ id: null, from: null, to: [...(to ?? []), ...(bcc ?? [])], cc, dateRaw: null, html: null },
    ...{ expanded: false, complete: true },
  };
  return { people: outsiders({ ...alone, messages: [mail] }, own), snapshot: alone };
}
