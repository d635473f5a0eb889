import { usePorts } from '../../ports.ts';
import { useOperation } from '../../ui/use-operation.ts';

/** Query keys whose answers change when it is decided whose customer somebody is. */
export const changedByDecision = ['match', 'to-decide'] as const;

interface Match {
  readonly address: string;
  readonly customerId: string;
}

/** Keeps as a rule that an address means a customer: the question is not asked again. */
export function useRememberMatch() {
  const { crm } = usePorts();
  return useOperation(
    ({ address, customerId }: Match, op_id) =>
      crm.rememberMatch({ op_id, kind: 'address', value: address, customer_id: customerId }),
    changedByDecision,
  );
}
