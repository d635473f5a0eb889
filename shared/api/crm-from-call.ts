import {
  type OperationArgs,
  type OperationName,
  type OperationResult,
  operations,
} from '../contracts/operations.ts';
import type { CrmApi } from './crm-api.ts';

/** One operation by its name. Both carriers are such a function. @throws CrmError and nothing else */
export type OperationCall = <N extends OperationName>(
  name: N,
  args: OperationArgs<N>,
) => Promise<OperationResult<N>>;

/** A method for each operation of the contract, and none beside. */
export function crmFromCall(call: OperationCall): CrmApi {
  // Grows from nothing, so the compiler takes on trust that the loop leaves none out.
  const crm: CrmApi = Object.create(null);
  for (const name of Object.keys(operations)) {
    if (!isOperationName(name)) continue;
    Reflect.set(crm, name, (args: OperationArgs<typeof name>) => call(name, args));
  }
  return crm;
}

const isOperationName = (name: string): name is OperationName => Object.hasOwn(operations, name);
