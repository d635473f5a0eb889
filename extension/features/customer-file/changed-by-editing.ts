/** Query keys whose answers change when a customer's file does. */
export const changedByEditing = [
  'customer',
  'customers',
  'timeline',
  'match',
  'find-customer',
  'summary',
  'tags',
  'opportunities',
] as const;
