import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CustomerFile } from '../../../shared/contracts/customer-file.ts';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import { usePorts } from '../../ports.ts';

const fileKey = (customerId: string) => ['customer', customerId, 'file'] as const;

/** What stands in the file beside the card: tags, opportunities, contracts, descriptive fields. */
export function useCustomerFile(customerId: string): UseQueryResult<CustomerFile> {
  const { crm } = usePorts();
  return useQuery({
    queryKey: fileKey(customerId),
    queryFn: () => crm.customerFile({ customer_id: customerId }),
  });
}

/** Card and file as they stand in the database now, after somebody else was quicker. @throws CrmError */
export function useReadAgain(customerId: string) {
  const { crm } = usePorts();
  const client = useQueryClient();
  return useCallback(async (): Promise<{ card: CustomerCard; file: CustomerFile }> => {
    const [card, file] = await Promise.all([
      crm.customerCard({ customer_id: customerId }),
      crm.customerFile({ customer_id: customerId }),
    ]);
    client.setQueryData(['customer', customerId], card);
    client.setQueryData(fileKey(customerId), file);
    return { card, file };
  }, [client, crm, customerId]);
}
