import { useQuery } from '@tanstack/react-query';
import type { OperationResult } from '../../../shared/contracts/operations.ts';
import { usePorts } from '../../ports.ts';
import { useOperation } from '../../ui/use-operation.ts';

export type Approval = OperationResult<'approvals'>[number];

/** What a decision changes: the list itself, and the customer, who is counted from now on or is gone. */
const changedByDeciding = ['approvals', 'customers', 'customer', 'duplicates', 'summary'];

export function useApprovals() {
  const { crm } = usePorts();
  return useQuery({ queryKey: ['approvals'], queryFn: () => crm.approvals({}) });
}

export interface Verdict {
  readonly approval_id: string;
  readonly approve: boolean;
  /** Why it is refused; null with an approval. */
  readonly note: string | null;
}

export function useDecideApproval() {
  const { crm } = usePorts();
  return useOperation(
    (verdict: Verdict, op_id) => crm.decideApproval({ ...verdict, op_id }),
    changedByDeciding,
  );
}
