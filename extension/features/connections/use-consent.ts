import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { WantedConsent } from '../../../shared/contracts/mailbox-consent.ts';
import { usePorts } from '../../ports.ts';
import { arrivedSince, type Connection, useConnections } from './use-connections.ts';

/** A consent that the member went away to give, and what was connected at that time. */
interface Asked extends WantedConsent {
  readonly before: readonly Connection[];
}

/** Connecting a mailbox or a calendar in the provider's own tab, and seeing here that it was. */
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
    mutationFn: async ({ before, ...wanted }: Asked) => {
      await mailboxes?.connect(wanted);
      return { before, ...wanted };
    },
    onSuccess: (next) => {
      setArrived(null);
      setAsked(next);
    },
  });
  return {
    query,
    canConnect: mailboxes !== null,
    /** Opens the provider's tab. */
    ask: (wanted: WantedConsent) => going.mutate({ ...wanted, before: connections }),
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
