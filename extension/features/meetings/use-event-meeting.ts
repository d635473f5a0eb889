import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { InboxSnapshot, SnapshotEvent } from '../../../shared/contracts/inbox-snapshot.ts';
import type { EventKeys, EventTimes, MeetingOfEvent } from '../../../shared/contracts/meetings.ts';
import { eventKeys } from '../../../shared/domain/calendar/event-keys.ts';
import { eventTimes } from '../../../shared/domain/calendar/event-times.ts';
import { usePorts } from '../../ports.ts';
import { readDigester } from '../people/read-digester.ts';

/** The open event as a plan is made of it. */
export interface OpenEvent {
  readonly event: SnapshotEvent;
  /** null where the page does not tell for certain. */
  readonly times: EventTimes | null;
  /** Of the wall times on the page: the reader's own. */
  readonly timeZone: string;
}

export interface NamedMeeting extends MeetingOfEvent {
  readonly keyVersion: number;
  readonly keys: EventKeys;
}

export function useOpenEvent(snapshot: InboxSnapshot): OpenEvent | null {
  const { event } = snapshot;
  return useMemo(() => {
    if (event === null) return null;
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return { event, times: eventTimes(event, timeZone), timeZone };
  }, [event]);
}

/** The planned meeting that the open event is, asked by digests alone. */
export function useEventMeeting(snapshot: InboxSnapshot, open: OpenEvent, customerId: string) {
  const { crm } = usePorts();
  const client = useQueryClient();
  const { id, title, recurring } = open.event;
  const { surface, account } = snapshot;
  return useQuery({
    queryKey: ['meeting', surface, account, { id, title, recurring }, open.times, customerId],
    queryFn: async (): Promise<NamedMeeting> => {
      const digester = await readDigester(client, crm);
      const keys = await eventKeys(digester, snapshot, open.event, open.times);
      const found = await crm.meetingOfEvent({
        ...{ key_version: digester.version, keys },
        customer_ids: [customerId],
      });
      return { ...found, keyVersion: digester.version, keys };
    },
  });
}
