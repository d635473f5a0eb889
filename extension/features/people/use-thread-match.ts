import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import type { Outsider } from '../../../shared/domain/thread-people.ts';
import { usePorts } from '../../ports.ts';
import { matchThread, type ThreadMatch } from './match-thread.ts';
import { readDigester } from './read-digester.ts';

/** As long as the page may show which threads are logged. */
const KEPT_MS = 30 * 60_000;

/**
 * Whose customers the people of the open thread are. The question is the key: an answer that comes after the reader
 * has gone on belongs to the earlier question and is never shown with the new one.
 */
export function useThreadMatch(
  snapshot: InboxSnapshot,
  people: readonly Outsider[],
  membership: Membership,
): UseQueryResult<ThreadMatch> {
  const { crm } = usePorts();
  const client = useQueryClient();
  const thread = [
    'match',
    membership.org_id,
    snapshot.surface,
    snapshot.account,
    snapshot.thread?.id ?? snapshot.event?.id ?? snapshot.event?.title ?? snapshot.url,
  ];
  return useQuery({
    queryKey: [
      ...thread,
      people.map((person) => [person.ref, person.email]),
      // All that a mail is recognised by: what was read a moment too early must not answer for what stands there now.
      snapshot.thread?.subject,
      snapshot.messages.map((message) => [message.id, message.dateRaw, message.from?.email]),
    ],
    queryFn: async () =>
      matchThread(crm, await readDigester(client, crm), snapshot, people, membership.own_domains),
    // While the page shows more of the same thread, what is known of it stays on the screen.
    placeholderData: (earlier, query) =>
      query !== undefined && thread.every((part, at) => query.queryKey[at] === part)
        ? earlier
        : undefined,
    enabled: people.length > 0,
    gcTime: KEPT_MS,
  });
}
