/** Query keys whose answers change when a follow-up is logged, added to or undone. */
export const changedByLogging = [
  'match',
  'customer',
  'customers',
  'timeline',
  'today',
  'summary',
] as const;
