import * as z from 'zod/mini';
import { memberName } from './customers.ts';
import { visibility } from './interactions.ts';
import { day, digest, instant, uuid } from './scalars.ts';

/** What names an event on a calendar's page, as digests: nothing else of it leaves the page before it is planned. */
export const eventKeys = z.object({
  /** The provider's id, that of the instance where it repeats; decides. null where the page shows none. */
  event: z.nullable(digest),
  /** The calendar that the id was met in; null without an id. */
  calendar: z.nullable(digest),
  /** Title and time: decides together with a customer. null unless both are known for certain. */
  shown: z.nullable(digest),
  /** The title alone: proposes that an event was moved. */
  titled: z.nullable(digest),
});

/** Instants, or days of an all-day event, the last one included; never both. */
export const eventTimes = z.object({
  starts_at: z.nullable(instant),
  /** null where only a beginning is shown. */
  ends_at: z.nullable(instant),
  starts_on: z.nullable(day),
  ends_on: z.nullable(day),
});

const named = { key_version: z.int(), keys: eventKeys };

const described = {
  ...named,
  ...eventTimes.shape,
  title: z.nullable(z.string().check(z.maxLength(1000))),
  location: z.nullable(z.string().check(z.maxLength(1000))),
  /** IANA zone in which the page's wall times were read. */
  time_zone: z.string().check(z.maxLength(100)),
};

export const planMeetingArgs = z.object({
  op_id: uuid,
  ...described,
  customer_ids: z.array(uuid).check(z.minLength(1), z.maxLength(20)),
  contact_ids: z.array(uuid).check(z.maxLength(50)),
  visibility,
});

export const planMeetingResult = z.object({
  meeting_id: uuid,
  follow_ups: z.array(z.object({ follow_up_id: uuid, customer_id: uuid, created: z.boolean() })),
  undo_until: instant,
});

export const moveMeetingArgs = z.object({ op_id: uuid, meeting_id: uuid, ...described });

export const meetingOfEventArgs = z.object({
  ...named,
  customer_ids: z.array(uuid).check(z.maxLength(20)),
});

export const meetingState = z.enum(['planned', 'to_complete', 'done', 'cancelled']);

export const meeting = z.object({
  meeting_id: uuid,
  /** null where its level hides it. */
  title: z.nullable(z.string()),
  location: z.nullable(z.string()),
  ...eventTimes.shape,
  cancelled: z.boolean(),
  follow_ups: z.array(
    z.object({
      follow_up_id: uuid,
      customer_id: uuid,
      customer_name: z.string(),
      state: meetingState,
      by: memberName,
      recorded_at: instant,
      /** The caller's own latest contribution, for undoing; null where they made none. */
      op_id: z.nullable(uuid),
      outcome: z.nullable(z.string()),
      contact_ids: z.array(uuid),
    }),
  ),
});

/** `alike`: planned meetings of the same title at another time, for events whose page shows no id. */
export const meetingOfEventResult = z.object({
  meeting: z.nullable(meeting),
  alike: z.array(meeting),
});

export const meetingToComplete = z.object({
  meeting_id: uuid,
  follow_up_id: uuid,
  customer_id: uuid,
  customer_name: z.string(),
  title: z.nullable(z.string()),
  ...eventTimes.shape,
  contact_ids: z.array(uuid),
});

export type EventKeys = z.infer<typeof eventKeys>;
export type EventTimes = z.infer<typeof eventTimes>;
export type PlanMeetingArgs = z.infer<typeof planMeetingArgs>;
export type Meeting = z.infer<typeof meeting>;
export type MeetingOfEvent = z.infer<typeof meetingOfEventResult>;
export type MeetingToComplete = z.infer<typeof meetingToComplete>;
