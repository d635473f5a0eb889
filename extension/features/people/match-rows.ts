import type { CrmApi } from '../../../shared/api/crm-api.ts';
import type { LoggedMail } from '../../../shared/contracts/customers.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Digester, MailSurface } from '../../../shared/domain/digests.ts';
import { mailSurface } from '../../../shared/domain/mail-surface.ts';

/** Which threads of a list are logged, by the digests of their ids. */
export interface RowsMatch {
  readonly logged: readonly LoggedMail[];
  readonly threadIds: Readonly<Record<string, string>>;
}

const MOST_ROWS = 100;

/** Threads of the list that can be looked up: rows that name their thread, in a mailbox that is known. */
export function rowThreads(snapshot: InboxSnapshot | null): string[] {
  if (snapshot === null || mailSurface(snapshot) === null || snapshot.account === null) return [];
  const ids = snapshot.rows.flatMap(({ threadId }) => (threadId === null ? [] : [threadId]));
  return [...new Set(ids)].slice(0, MOST_ROWS);
}

export async function matchRows(
  crm: CrmApi,
  digester: Digester,
  where: { readonly surface: MailSurface; readonly mailbox: string },
  threads: readonly string[],
): Promise<RowsMatch> {
  const keys = await Promise.all(
    threads.map(
      async (id): Promise<[string, string]> => [
        await digester.thread(where.surface, where.mailbox, id),
        id,
      ],
    ),
  );
  const { logged } = await crm.matchPeople({
    key_version: digester.version,
    people: [],
    thread: null,
    mail_keys: [],
    threads: keys.map(([key]) => key),
    customer_id: null,
  });
  return { logged, threadIds: Object.fromEntries(keys) };
}
