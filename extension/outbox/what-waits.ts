import type { OperationName } from '../../shared/contracts/operations.ts';

/**
 * Writes that may be sent later: a rep's own words and decisions about customers. All others need their answer at once:
 * they open something (an organisation, a value behind a mask), compete with colleagues (a claim), or change who may do
 * what, which nobody should find done hours later.
 */
const waiting: ReadonlySet<OperationName> = new Set<OperationName>([
  'createCustomer',
  'addContact',
  'updateCustomer',
  'setCustomerTags',
  'changeStatus',
  'updateContact',
  'saveOpportunity',
  'moveOpportunity',
  'saveContract',
  'decideLater',
  'settlePerson',
  'rememberMatch',
  'excludeFromLogging',
  'followThread',
  'logInteraction',
  'logInteractions',
  'undoInteraction',
  'planMeeting',
  'cancelMeeting',
  'completeReminder',
  'snoozeReminder',
]);

export const maySendLater = (operation: OperationName): boolean => waiting.has(operation);
