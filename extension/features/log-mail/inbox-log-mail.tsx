import { Skeleton } from '@mantine/core';
import '@mantine/core/styles/Skeleton.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomerCard, LoggedMail } from '../../../shared/contracts/customers.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { LogInteractionResult } from '../../../shared/contracts/interactions.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { mailSurface } from '../../../shared/domain/mail-surface.ts';
import type { ReadMessage } from '../../../shared/domain/read-message.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { useNow } from '../../ui/use-now.ts';
import type { InteractionKind } from '../interaction-kind/interaction-kinds.ts';
import { useMembership } from '../session/use-membership.ts';
import { AlreadyLogged } from './already-logged.tsx';
import { ChooseCustomer } from './choose-customer.tsx';
import { freshLogDraft, logDraftKey, parseLogDraft, serialiseLogDraft } from './log-draft.ts';
import { LogForm } from './log-form.tsx';
import { loggedFor, messageName, messageNamed, messageToLog } from './message-to-log.ts';

export interface LogMailProps {
  /** The page beside it; null where none is, and everything but a mail can be logged. */
  readonly snapshot: InboxSnapshot | null;
  /** What is logged; everything but a mail leaves the page's messages alone. */
  readonly kind: InteractionKind;
  /** The messages that the page shows, oldest first. Empty where there is none: a call or a visit can be logged. */
  readonly messages: readonly ReadMessage[];
  readonly card: CustomerCard;
  /** What is logged of this thread, as `match_people` told. */
  readonly logged: readonly LoggedMail[];
  /** Which message of the page a logged mail's key stands for. */
  readonly messageIds: Readonly<Record<string, string>>;
  /** Why the database refused what was saved before; null for a form that opens anew. */
  readonly refused: unknown;
  readonly onKept: (opId: string, answer: Promise<LogInteractionResult>) => void;
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
  const isMail =
    props.kind === 'mail' && props.snapshot !== null && mailSurface(props.snapshot) !== null;
  const messages = isMail ? props.messages : [];
  return (
    <FormWithDraft
      key={logDraftKey(props.snapshot, card, props.kind)}
      {...props}
      card={card}
      messages={messages}
      membership={membership.data}
      onCancel={other.data === undefined ? props.onCancel : back}
      onOtherCustomer={() => setStep({ choosing: true, customerId: null })}
    />
  );
}

interface FormWithDraftProps extends LogMailProps {
  readonly membership: Membership;
  readonly onOtherCustomer: () => void;
}

function FormWithDraft(props: FormWithDraftProps) {
  const { snapshot, kind, messages, card, membership } = props;
  const { clock } = usePorts();
  const now = useNow();
  const state = useKeptDraft(logDraftKey(snapshot, card, kind), {
    fresh: () =>
      freshLogDraft({
        opId: crypto.randomUUID(),
        now: clock.now(),
        message: messageName(messages, messageToLog({ ...props, customerId: card.customer_id })),
        // Where the page shows no mail, what there is to log is a call first of all.
        kind: kind === 'mail' && messages.length === 0 ? 'call' : kind,
        visibility: membership.default_visibility,
      }),
    parse: parseLogDraft,
    serialise: serialiseLogDraft,
  });
  if (state === null) return <Waiting />;
  const message = messageNamed(messages, state.draft.message);
  const logged = loggedFor(props, message, card.customer_id);
  // What somebody has begun to type is not taken away because the mail was logged elsewhere meanwhile.
  if (logged !== null && (!state.touched || logged.op_id === state.draft.op_id)) {
    return (
      <AlreadyLogged
        logged={logged}
        card={card}
        membership={membership}
        now={now}
        onOtherCustomer={props.onOtherCustomer}
        onBack={props.onCancel}
      />
    );
  }
  return <LogForm {...props} state={state} loggedMeanwhile={logged} />;
}

function Waiting() {
  return <Skeleton height={320} radius="sm" aria-hidden />;
}
