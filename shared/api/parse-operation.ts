import { CrmError } from '../contracts/errors.ts';
import { type OperationName, type OperationResult, operations } from '../contracts/operations.ts';
import { storable } from './storable.ts';

export const isOperationName = (name: string): name is OperationName =>
  Object.hasOwn(operations, name);

/** Arguments as the contract has them and the database can store them; unknown fields are dropped. @throws CrmError TB004 naming the first bad field */
export function parseArgs(name: OperationName, args: unknown): unknown {
  const parsed = operations[name].args.safeParse(args);
  if (parsed.success) return storable(parsed.data);
  throw new CrmError('TB004', firstPath(parsed.error.issues));
}

/** @throws CrmError TC005 naming the operation and the first field that is not as the contract has it */
export function parseResult<N extends OperationName>(name: N, data: unknown): OperationResult<N> {
  const parsed = operations[name].result.safeParse(data);
  // The compiler does not see that the schema found by N yields the result found by N.
  if (parsed.success) return parsed.data as OperationResult<N>;
  throw new CrmError('TC005', firstPath(parsed.error.issues), { operation: name });
}

function firstPath(issues: readonly { readonly path: readonly PropertyKey[] }[]): string | null {
  const path = issues[0]?.path ?? [];
  return path.length === 0 ? null : path.map(String).join('.');
}
