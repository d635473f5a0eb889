import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import { usePorts } from '../../ports.ts';

const customerKey = (customerId: string) => ['customer', customerId] as const;

/** The card of a customer; there at once when the thread's match brought it along. */
export function useCustomerCard(customerId: string): UseQueryResult<CustomerCard> {
  const { crm } = usePorts();
  return useQuery({
    queryKey: customerKey(customerId),
    queryFn: () => crm.customerCard({ customer_id: customerId }),
  });
}
