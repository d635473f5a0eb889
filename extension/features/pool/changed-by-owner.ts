/** Query keys whose answers change when a customer gets another owner, or none. */
export const changedByOwner = [
  'match',
  'customer',
  'customers',
  'timeline',
  'today',
  'summary',
  'find-customer',
  'pool',
] as const;
