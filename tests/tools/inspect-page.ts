import { readFile } from 'node:fs/promises';
import type { InboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import { readMessage } from '../../shared/domain/read-message.ts';
import type { SavedPages } from './saved-pages.ts';

export interface PageWrap {
  /** Files whose text is put before and behind a fragment. */
  readonly prefix: string;
  readonly suffix: string;
}

/** What `npm run inspect -- page FILE --url URL` prints of one file: null where the address is none of ours. */
export async function inspectPage(
  pages: SavedPages,
  file: string,
  url: string,
  wrap: PageWrap | null,
): Promise<Record<string, unknown> | null> {
  const saved = await readFile(file, 'utf8');
  const whole =
    wrap === null
      ? saved
      : `${await readFile(wrap.prefix, 'utf8')}${saved}${await readFile(wrap.suffix, 'utf8')}`;
  const snapshot = await pages.read(whole, url);
  return snapshot === null ? null : printed(snapshot);
}

/** A snapshot with its messages interpreted as the sidebar does; unknown is null. */
export function printed(snapshot: InboxSnapshot): Record<string, unknown> {
  const { surface, pageLanguage, thread } = snapshot;
  return {
    surface,
    host: snapshot.host,
    account: snapshot.account,
    ownAddresses: snapshot.ownAddresses,
    view: snapshot.view,
    pageLanguage,
    thread,
    messages: snapshot.messages.map((message) => {
      const { id, from, to, cc, dateRaw, expanded, complete } = message;
      const { sentAt, text } = readMessage(message, {
        surface,
        pageLanguage,
        // The page showed times in the zone of whoever saved it; that of this machine is the best that is known.
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        now: new Date(),
        subject: thread?.subject ?? null,
      });
      const body = expanded ? text : null;
      return { id, from, to, cc, dateRaw, date: sentAt, text: body, expanded, complete };
    }),
    composes: snapshot.composes,
    rows: snapshot.rows,
    event: snapshot.event,
    provenance: snapshot.provenance,
    health: snapshot.health,
  };
}
