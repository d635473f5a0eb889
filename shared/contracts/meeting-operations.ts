import * as z from 'zod/mini';
import {
  meetingOfEventArgs,
  meetingOfEventResult,
  meetingToComplete,
  moveMeetingArgs,
  planMeetingArgs,
  planMeetingResult,
} from './meetings.ts';
import { uuid } from './scalars.ts';

export const meetingOperations = {
  /** Once per event and customer, whoever plans it. `undoInteraction` takes it back. */
  planMeeting: {
    rpc: 'plan_meeting',
    mode: 'write',
    args: planMeetingArgs,
    result: planMeetingResult,
  },
  /** What the calendar shows of a planned meeting now. */
  moveMeeting: {
    rpc: 'move_meeting',
    mode: 'write',
    args: moveMeetingArgs,
    result: z.object({ meeting_id: uuid }),
  },
  /** It does not take place; `cancelled: false` opens it again. */
  cancelMeeting: {
    rpc: 'cancel_meeting',
    mode: 'write',
    args: z.object({ op_id: uuid, meeting_id: uuid, cancelled: z.boolean() }),
    result: z.object({ meeting_id: uuid, cancelled: z.boolean() }),
  },
  meetingOfEvent: {
    rpc: 'meeting_of_event',
    mode: 'read',
    args: meetingOfEventArgs,
    result: meetingOfEventResult,
  },
  meetingsToComplete: {
    rpc: 'meetings_to_complete',
    mode: 'read',
    args: z.object({}),
    result: z.object({ meetings: z.array(meetingToComplete) }),
  },
} as const;
