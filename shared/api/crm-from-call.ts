import type { OperationArgs, OperationName, OperationResult } from '../contracts/operations.ts';
import type { CrmApi } from './crm-api.ts';

/** One operation by its name. Both carriers are such a function. @throws CrmError and nothing else */
export type OperationCall = <N extends OperationName>(
  name: N,
  args: OperationArgs<N>,
) => Promise<OperationResult<N>>;

/** Written out by name, so that the compiler finds an operation that was forgotten here. */
export function crmFromCall(call: OperationCall): CrmApi {
  return {
    whoAmI: (args) => call('whoAmI', args),
    digestKeys: (args) => call('digestKeys', args),
    dictionaries: (args) => call('dictionaries', args),
    matchPeople: (args) => call('matchPeople', args),
    customerCard: (args) => call('customerCard', args),
    timeline: (args) => call('timeline', args),
    searchCustomers: (args) => call('searchCustomers', args),
    findDuplicates: (args) => call('findDuplicates', args),
    createCustomer: (args) => call('createCustomer', args),
    addContact: (args) => call('addContact', args),
    logInteraction: (args) => call('logInteraction', args),
    undoInteraction: (args) => call('undoInteraction', args),
    today: (args) => call('today', args),
    completeReminder: (args) => call('completeReminder', args),
    snoozeReminder: (args) => call('snoozeReminder', args),
    setLanguage: (args) => call('setLanguage', args),
    teams: (args) => call('teams', args),
    summary: (args) => call('summary', args),
    summaryRows: (args) => call('summaryRows', args),
  };
}
