import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { OperationResult } from '../../../shared/contracts/operations.ts';
import { usePorts } from '../../ports.ts';

export type ToDecide = OperationResult<'toDecide'>;
export type UndecidedPerson = ToDecide['people'][number];
export type UndecidedMail = ToDecide['mails'][number];

export function useToDecide(): UseQueryResult<ToDecide> {
  const { crm } = usePorts();
  return useQuery({ queryKey: ['to-decide'], queryFn: () => crm.toDecide({}) });
}
