import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { OperationResult } from '../../../shared/contracts/operations.ts';
import { usePorts } from '../../ports.ts';

export type Member = OperationResult<'members'>[number];
export type Invitation = OperationResult<'invitations'>[number];

/** Query keys whose answers change when somebody is invited, joins or leaves. */
export const changedByMembers = ['members', 'invitations', 'teams'] as const;

export function useMembers(): UseQueryResult<Member[]> {
  const { crm } = usePorts();
  return useQuery({ queryKey: ['members'], queryFn: () => crm.members({}) });
}

export function useInvitations(): UseQueryResult<Invitation[]> {
  const { crm } = usePorts();
  return useQuery({ queryKey: ['invitations'], queryFn: () => crm.invitations({}) });
}

/** Teams, parents first, as far as the reader answers for them. */
export function useTeams(): UseQueryResult<OperationResult<'teams'>> {
  const { crm } = usePorts();
  return useQuery({ queryKey: ['teams'], queryFn: () => crm.teams({}) });
}
