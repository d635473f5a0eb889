import type { CrmApi } from '../../../shared/api/crm-api.ts';
import type { LoggedMail } from '../../../shared/contracts/customers.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Digester } from '../../../shared/domain/digests.ts';

/** Which threads of a list are logged: by a message's key, whose thread the page can name. */
export interface RowsMatch {
  readonly logged: readonly LoggedMail[];
  readonly threadIds: Readonly<Record<string, string>>;
}

const MOST_ROWS = 100;

/**
 * Threads of the list that can be looked up before they are opened. In Gmail a thread's id is the id of its first
 * message; Outlook's list names conversations only, so there the threads of this session have to do.
 */
export function rowThreads(snapshot: InboxSnapshot | null): string[] {
  if (snapshot?.surface !== 'gmail' || snapshot.account === null) return [];
  const ids = snapshot.rows.flatMap(({ threadId }) => (threadId === null ? [] : [threadId]));
  return [...new Set(ids)].slice(0, MOST_ROWS);
}

export async function matchRows(
  crm: CrmApi,
  digester: Digester,
  mailbox: string,
  threads: readonly string[],
): Promise<RowsMatch> {
  const keys = await Promise.all(
    threads.map(
      async (id): Promise<[string, string]> => [
        await digester.providerKey('gmail', mailbox, id),
        id,
      ],
    ),
  );
  const { logged } = await crm.matchPeople({
    key_version: digester.version,
    people: [],
    thread: null,
    mail_keys: keys.map(([key]) => key),
    customer_id: null,
  });
  return { logged, threadIds: Object.fromEntries(keys) };
}
