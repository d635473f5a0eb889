import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { MemberSettings } from '../../../shared/contracts/member-settings.ts';
import { usePorts } from '../../ports.ts';
import { useOperation } from '../../ui/use-operation.ts';

/** What the reader chose for themselves, the same on all of their machines. @throws CrmError */
export function useMemberSettings(): UseQueryResult<MemberSettings> {
  const { crm } = usePorts();
  return useQuery({ queryKey: ['member-settings'], queryFn: () => crm.memberSettings({}) });
}

/** Changes what it is given and leaves the rest. The membership says what log forms begin with. */
export function useChangeMemberSettings() {
  const { crm } = usePorts();
  return useOperation(
    (change: Partial<MemberSettings>, op_id) => crm.changeMemberSettings({ ...change, op_id }),
    ['member-settings', 'membership'],
  );
}
