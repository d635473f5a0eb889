import { randomUUID } from 'node:crypto';
import { namedCustomerIds } from '../../supabase/seed/demo-customers.ts';
import { anyDigest } from '../../supabase/tests/call-operation.ts';
import {
  answersCustomerReaders,
  customerWorkers,
  everyone,
  type RpcRights,
} from './matrix-words.ts';

const { acme } = namedCustomerIds;

/** An event of the past, as a calendar's page tells it. */
export const eventOf = (name: string) => ({
  key_version: 1,
  keys: {
    event: anyDigest(`event/${name}`),
    calendar: anyDigest('calendar/zhao.min'),
    shown: anyDigest(`shown/${name}`),
    titled: anyDigest(`titled/${name}`),
  },
  ...{ title: `Samples ${name}`, location: null, time_zone: 'Asia/Shanghai' },
  ...{ starts_at: '2026-11-20T02:00:00Z', ends_at: '2026-11-20T03:00:00Z' },
  ...{ starts_on: null, ends_on: null },
});

/** Whoever may log to the customer; to others the meeting is not there. */
const meetingKeepers = { ...answersCustomerReaders, colleague: 'TB001', otherManager: 'TB001' };

export const meetingRpcs: Readonly<Record<string, RpcRights>> = {
  plan_meeting: {
    payload: () => ({
      ...{ op_id: randomUUID(), customer_ids: [acme], contact_ids: [], visibility: 'full' },
      ...eventOf(randomUUID()),
    }),
    answers: customerWorkers,
  },
  move_meeting: {
    payload: ({ meetingId }) => ({
      ...{ op_id: randomUUID(), meeting_id: meetingId },
      ...eventOf('moved'),
      keys: { event: null, calendar: null, shown: null, titled: null },
    }),
    answers: meetingKeepers,
  },
  cancel_meeting: {
    payload: ({ meetingId }) => ({
      ...{ op_id: randomUUID(), meeting_id: meetingId, cancelled: true },
    }),
    answers: meetingKeepers,
  },
  meeting_of_event: {
    payload: () => ({ key_version: 1, keys: eventOf('any').keys, customer_ids: [acme] }),
    answers: everyone,
  },
  meetings_to_complete: { payload: () => ({}), answers: everyone },
};
