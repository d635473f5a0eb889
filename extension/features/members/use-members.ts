import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { OperationResult } from '../../../shared/contracts/operations.ts';
import { usePorts } from '../../ports.ts';

export type Member = OperationResult<'members'>[number];
export type Invitation = OperationResult<'invitations'>[number];

/** Query keys whose answers change when somebody is invited, joins or leaves. */
export const changedByMembers = ['members', 'invitations'] as const;

export function useMembers(): UseQueryResult<Member[]> {
  const { crm } = usePorts();
  return useQuery({ queryKey: ['members'], queryFn: () => crm.members({}) });
}

export function useInvitations(): UseQueryResult<Invitation[]> {
  const { crm } = usePorts();
  return useQuery({ queryKey: ['invitations'], queryFn: () => crm.invitations({}) });
}
