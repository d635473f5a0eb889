import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { MailboxProvider } from '../../../shared/contracts/mailbox-consent.ts';
import { usePorts } from '../../ports.ts';
import { arrivedSince, type Connection, useConnections } from './use-connections.ts';

/** A consent that the member went away to give, and what was connected at that time. */
interface Asked {
  readonly provider: MailboxProvider;
  readonly address: string | null;
  readonly before: readonly Connection[];
}

/** Connecting a mailbox in the provider's own tab, and seeing here that it was. */
export function useConsent() {
  const { mailboxes } = usePorts();
  const [asked, setAsked] = useState<Asked | null>(null);
  const query = useConnections(asked !== null);
  const connections = query.data?.connections ?? [];
  const [arrived, setArrived] = useState<Connection | null>(null);
  const came = asked === null ? null : arrivedSince(asked.before, connections);
  useEffect(() => {
    if (came === null) return;
    setArrived(came);
    setAsked(null);
  }, [came]);
  const going = useMutation({
    mutationFn: async (next: Asked) => {
      await mailboxes?.connect(next.provider, next.address);
      return next;
    },
    onSuccess: (next) => {
      setArrived(null);
      setAsked(next);
    },
  });
  return {
    query,
    canConnect: mailboxes !== null,
    /** Opens the provider's tab; `address` for a mailbox that is to be connected again. */
    ask: (provider: MailboxProvider, address: string | null) =>
      going.mutate({ provider, address, before: connections }),
    isGoing: going.isPending,
    error: going.error,
    /** While the member is away and nothing has come of it. */
    waiting: came === null ? asked : null,
    arrived: came ?? arrived,
    /** Nothing is waited for and told any more. */
    forget: () => {
      setArrived(null);
      setAsked(null);
    },
  };
}

export type Consent = ReturnType<typeof useConsent>;
