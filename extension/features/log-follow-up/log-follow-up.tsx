import { useEffect, useRef, useState } from 'react';
import type { CustomerCard, LoggedMail } from '../../../shared/contracts/customers.ts';
import type { LogInteractionResult } from '../../../shared/contracts/interactions.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { usePorts } from '../../ports.ts';
import { isKept } from '../../ui/may-have-arrived.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { LogMail } from '../log-mail/inbox-log-mail.tsx';
import { logFollowUpStrings } from './strings.ts';

interface LogFollowUpProps {
  readonly card: CustomerCard;
  readonly membership: Membership;
  /** It is in the database, and may be undone; null: it is kept on this machine and sent later. */
  readonly onLogged: (logged: LoggedMail | null) => void;
  readonly onCancel: () => void;
}

/** A call, a visit, a chat: what no page stands beside, logged by hand with its next step. */
export function LogFollowUp({ card, membership, onLogged, onCancel }: LogFollowUpProps) {
  const t = useStrings(logFollowUpStrings);
  const { clock, outbox } = usePorts();
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);

  async function kept(opId: string, answer: Promise<LogInteractionResult>) {
    setSending(true);
    try {
      const { follow_ups } = await answer;
      const mine = follow_ups.find(({ customer_id }) => customer_id === card.customer_id);
      onLogged({
        ...{ key: '', follow_up_id: mine?.follow_up_id ?? opId, op_id: opId },
        customer_id: card.customer_id,
        by: { member_id: membership.member_id, name: membership.name },
        at: clock.now().toISOString(),
      });
    } catch (error) {
      if (isKept(error)) return onLogged(null);
      // Nobody is here to correct it: the outbox asks about it.
      if (!isShown.current) return;
      void outbox?.discard(opId);
      setRefused(error);
      setSending(false);
    }
  }

  if (!card.can_log) return <p>{t('cannot_log')}</p>;
  if (sending) return <p role="status">{t('saving')}</p>;
  return (
    <LogMail
      kind="call"
      snapshot={null}
      messages={[]}
      card={card}
      logged={[]}
      messageIds={{}}
      refused={refused}
      onKept={(opId, answer) => void kept(opId, answer)}
      onCancel={onCancel}
    />
  );
}
