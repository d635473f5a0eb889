/** Query keys whose answers change when a meeting is planned, moved, cancelled or told of. */
export const changedByMeetings = [
  'meeting',
  'meetings',
  'customer',
  'timeline',
  'today',
  'summary',
] as const;
