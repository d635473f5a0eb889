import { Skeleton } from '@mantine/core';
import '@mantine/core/styles/Skeleton.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomerCard, LoggedMail } from '../../../shared/contracts/customers.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { LogInteractionResult } from '../../../shared/contracts/interactions.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import type { ReadMessage } from '../../../shared/domain/read-message.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useMembership } from '../session/use-membership.ts';
import { AlreadyLogged } from './already-logged.tsx';
import { mailSurfaceOf } from './build-log-interaction.ts';
import { ChooseCustomer } from './choose-customer.tsx';
import { freshLogDraft, logDraftKey, parseLogDraft, serialiseLogDraft } from './log-draft.ts';
import { LogForm } from './log-form.tsx';
import { loggedFor, messageToLog } from './message-to-log.ts';
import { useKeptDraft } from './use-kept-draft.ts';

export interface LogMailProps {
  readonly snapshot: InboxSnapshot;
  /** The messages that the page shows, oldest first. Empty where there is none: a call or a visit can be logged. */
  readonly messages: readonly ReadMessage[];
  readonly card: CustomerCard;
  /** What is logged of this thread, as `match_people` told. */
  readonly logged: readonly LoggedMail[];
  /** Which message of the page a logged mail's key stands for. */
  readonly messageIds: Readonly<Record<string, string>>;
  readonly onDone: (opId: string, result: LogInteractionResult) => void;
  readonly onCancel: () => void;
}

/** The log form, in the place of the card's actions. */
export function LogMail(props: LogMailProps) {
  const membership = useMembership();
  const [step, setStep] = useState<{ choosing: boolean; customerId: string | null }>({
    choosing: false,
    customerId: null,
  });
  const { crm } = usePorts();
  const other = useQuery({
    queryKey: ['customer', step.customerId],
    queryFn: () => crm.customerCard({ customer_id: step.customerId ?? '' }),
    enabled: step.customerId !== null,
  });
  const back = () => setStep({ choosing: false, customerId: null });
  const now = useNow();

  if (membership.data === undefined) return <Waiting />;
  if (step.choosing) {
    return (
      <ChooseCustomer
        onChoose={(customerId) => setStep({ choosing: false, customerId })}
        onBack={back}
      />
    );
  }
  if (step.customerId !== null && other.data === undefined) {
    return other.isError ? (
      <ErrorNote error={other.error} onRetry={() => void other.refetch()} />
    ) : (
      <Waiting />
    );
  }
  const card = other.data ?? props.card;
  const messages = mailSurfaceOf(props.snapshot) === null ? [] : props.messages;
  const message = messageToLog({ ...props, messages, customerId: card.customer_id });
  const logged = loggedFor(props, message, card.customer_id);
  if (logged !== null) {
    return (
      <AlreadyLogged
        logged={logged}
        card={card}
        membership={membership.data}
        now={now}
        onOtherCustomer={() => setStep({ choosing: true, customerId: null })}
        onBack={other.data === undefined ? props.onCancel : back}
      />
    );
  }
  return (
    <FormWithDraft
      key={logDraftKey(props.snapshot, card)}
      {...props}
      card={card}
      messages={messages}
      messageId={message?.id ?? null}
      membership={membership.data}
    />
  );
}

interface FormWithDraftProps extends LogMailProps {
  readonly messageId: string | null;
  readonly membership: Membership;
}

function FormWithDraft(props: FormWithDraftProps) {
  const { clock } = usePorts();
  const state = useKeptDraft(logDraftKey(props.snapshot, props.card), {
    fresh: () =>
      freshLogDraft({
        opId: crypto.randomUUID(),
        now: clock.now(),
        messageId: props.messageId,
        hasMail: props.messages.length > 0,
      }),
    parse: parseLogDraft,
    serialise: serialiseLogDraft,
  });
  return state === null ? <Waiting /> : <LogForm {...props} state={state} />;
}

function Waiting() {
  return <Skeleton height={320} radius="sm" aria-hidden />;
}
