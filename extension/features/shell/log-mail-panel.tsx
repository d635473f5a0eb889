import { useMemo } from 'react';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { LogInteractionResult } from '../../../shared/contracts/interactions.ts';
import type { InteractionKind } from '../interaction-kind/interaction-kinds.ts';
import { LogMail } from '../log-mail/inbox-log-mail.tsx';
import type { ThreadMatch } from '../people/match-thread.ts';
import { useReadMessages } from './use-read-messages.ts';

interface LogMailPanelProps {
  readonly kind: InteractionKind;
  readonly snapshot: InboxSnapshot;
  readonly card: CustomerCard;
  readonly match: ThreadMatch;
  /** Why the database refused what was saved before; null for a form that opens anew. */
  readonly refused: unknown;
  readonly onKept: (opId: string, answer: Promise<LogInteractionResult>) => void;
  readonly onCancel: () => void;
}

/** Reads the open messages for the form. Its own chunk: cleaning mail text is not needed to show a card. */
export function LogMailPanel(props: LogMailPanelProps) {
  const { kind, snapshot, card, match, refused, onKept, onCancel } = props;
  const read = useReadMessages(snapshot);
  const messages = useMemo(() => read?.filter((message) => message.from !== null) ?? null, [read]);
  if (messages === null) return <div aria-busy="true" />;
  return (
    <LogMail
      kind={kind}
      snapshot={snapshot}
      messages={messages}
      card={card}
      logged={match.result.logged}
      messageIds={match.messageIds}
      refused={refused}
      onKept={onKept}
      onCancel={onCancel}
    />
  );
}
