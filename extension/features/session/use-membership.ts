import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Membership } from '../../../shared/contracts/session.ts';
import { usePorts } from '../../ports.ts';
import { useLanguageChoice } from '../../ui/language.tsx';

/** Query keys whose answers change when another organisation is the active one: all that was read. */
export const changedByOrganisation = ['session', 'membership', 'my-organisations'] as const;

/** Who is signed in, in the active organisation. @throws CrmError TC003 signed out, TB003 no organisation, TC001 */
export function useMembership(): UseQueryResult<Membership> {
  const { crm } = usePorts();
  const { suggest } = useLanguageChoice();
  const query = useQuery({
    queryKey: ['membership'],
    queryFn: () => crm.whoAmI({}),
    staleTime: 10 * 60_000,
  });
  const language = query.data?.language;
  useEffect(() => {
    if (language !== undefined) suggest(language);
  }, [language, suggest]);
  return query;
}
