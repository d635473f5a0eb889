import { useEffect } from 'react';
import { usePorts } from '../../ports.ts';
import { useStrings } from '../../ui/use-strings.ts';
import type { ThreadMatch } from './match-thread.ts';
import { peopleStrings } from './strings.ts';

/** Tells the page which messages of the open thread are logged, and by whom. */
export function useLoggedMarks(match: ThreadMatch | undefined, threadId: string | null): void {
  const { inbox } = usePorts();
  const t = useStrings(peopleStrings);
  useEffect(() => {
    if (inbox === null || match === undefined) return;
    const marks = match.result.logged.flatMap(({ key, by }) => {
      const messageId = match.messageIds[key];
      return messageId === undefined
        ? []
        : [{ messageId, threadId, label: t('logged_by', { name: by.name }) }];
    });
    inbox.markLogged(marks);
  }, [inbox, match, threadId, t]);
}
