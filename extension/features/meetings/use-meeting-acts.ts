import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { Visibility } from '../../../shared/contracts/interactions.ts';
import type { Meeting } from '../../../shared/contracts/meetings.ts';
import { usePorts } from '../../ports.ts';
import { useOperation } from '../../ui/use-operation.ts';
import { changedByMeetings } from './changed-by-meetings.ts';
import { guestsOfCustomer } from './guests-of-customer.ts';
import type { NamedMeeting, OpenEvent } from './use-event-meeting.ts';

/** What the calendar shows of the open event; null where it does not tell when it is. */
function described(open: OpenEvent, named: NamedMeeting) {
  if (open.times === null) return null;
  const { title, location } = open.event;
  return {
    ...{ key_version: named.keyVersion, keys: named.keys, ...open.times },
    ...{ title: title?.slice(0, 1000) ?? null, location: location?.slice(0, 1000) ?? null },
    time_zone: open.timeZone,
  };
}

export function usePlanMeeting(open: OpenEvent, card: CustomerCard) {
  const { crm } = usePorts();
  return useOperation(
    async (
      { named, visibility }: { readonly named: NamedMeeting; readonly visibility: Visibility },
      op_id,
    ) => {
      const event = described(open, named);
      if (event === null) return null;
      return crm.planMeeting({
        ...{ op_id, ...event, visibility, customer_ids: [card.customer_id] },
        contact_ids: guestsOfCustomer(card, open.event),
      });
    },
    changedByMeetings,
  );
}

export function useMoveMeeting(open: OpenEvent) {
  const { crm } = usePorts();
  return useOperation(
    async (args: { readonly named: NamedMeeting; readonly meeting: Meeting }, op_id) => {
      const event = described(open, args.named);
      if (event === null) return null;
      return crm.moveMeeting({ op_id, meeting_id: args.meeting.meeting_id, ...event });
    },
    changedByMeetings,
  );
}

export function useCancelMeeting() {
  const { crm } = usePorts();
  return useOperation(
    (
      { meetingId, cancelled }: { readonly meetingId: string; readonly cancelled: boolean },
      op_id,
    ) => crm.cancelMeeting({ op_id, meeting_id: meetingId, cancelled }),
    changedByMeetings,
  );
}

/** Takes back what one's own operation did: a plan, or an outcome. */
export function useTakeBack() {
  const { crm } = usePorts();
  return useOperation(
    ({ target }: { readonly target: string }, op_id) =>
      crm.undoInteraction({ op_id, target_op_id: target }),
    changedByMeetings,
  );
}
