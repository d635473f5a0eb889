import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { mailSurface } from '../../../shared/domain/mail-surface.ts';
import type { Translate } from '../../../shared/i18n/define-strings.ts';
import { type LoggedMark, usePorts } from '../../ports.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { matchRows, type RowsMatch, rowThreads } from './match-rows.ts';
import type { ThreadMatch } from './match-thread.ts';
import { readDigester } from './read-digester.ts';
import { peopleStrings } from './strings.ts';

const KEPT_MS = 30 * 60_000;
const MOST_MARKS = 500;

/**
 * Tells the page which messages and threads are logged, and by whom: those of the open thread, those of the threads
 * that were open before, and those of the list that can be looked up.
 */
export function useLoggedMarks(snapshot: InboxSnapshot | null, orgId: string): void {
  const { inbox, crm } = usePorts();
  const client = useQueryClient();
  const t = useStrings(peopleStrings);
  const mailbox = snapshot?.account ?? '';
  const surface = snapshot === null ? null : mailSurface(snapshot);
  const threads = rowThreads(snapshot);
  useQuery({
    queryKey: ['match', 'rows', orgId, surface, mailbox, threads],
    queryFn: async () =>
      surface === null
        ? { logged: [], threadIds: {} }
        : matchRows(crm, await readDigester(client, crm), { surface, mailbox }, threads),
    enabled: threads.length > 0,
    gcTime: KEPT_MS,
  });

  useEffect(() => {
    if (inbox === null) return;
    let told = '';
    const tell = () => {
      const marks = readMarks(client, t);
      const now = JSON.stringify(marks);
      if (now === told) return;
      told = now;
      inbox.markLogged(marks);
    };
    tell();
    return client.getQueryCache().subscribe(({ query, type }) => {
      if (query.queryKey[0] === 'match' && (type === 'updated' || type === 'removed')) tell();
    });
  }, [inbox, client, t]);
}

function readMarks(client: QueryClient, t: Translate<typeof peopleStrings.en>): LoggedMark[] {
  const marks = new Map<string, LoggedMark>();
  const mark = (messageId: string | null, threadId: string | null, by: string) =>
    marks.set(`${messageId}/${threadId}`, {
      messageId,
      threadId,
      label: t('logged_by', { name: by }),
    });
  for (const [, data] of client.getQueriesData<ThreadMatch | RowsMatch>({ queryKey: ['match'] })) {
    if (data === undefined) continue;
    if ('threadIds' in data) {
      for (const { key, by } of data.logged) mark(null, data.threadIds[key] ?? null, by.name);
    } else {
      for (const { key, by } of data.result.logged) {
        const messageId = data.messageIds[key];
        if (messageId === undefined) continue;
        mark(messageId, data.threadId, by.name);
        if (data.threadId !== null) mark(null, data.threadId, by.name);
      }
    }
  }
  return [...marks.values()].slice(-MOST_MARKS);
}
