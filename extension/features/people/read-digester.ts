import type { QueryClient } from '@tanstack/react-query';
import type { CrmApi } from '../../../shared/api/crm-api.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import { createDigester, type Digester } from '../../../shared/domain/digests.ts';

/**
 * The organisation's digests under its newest key, read once an hour at most; while a key is being changed, the older
 * one still answers too. @throws CrmError TC005 when the organisation has no key
 */
export function readDigester(client: QueryClient, crm: CrmApi): Promise<Digester> {
  return client.fetchQuery({
    queryKey: ['digest-keys'],
    queryFn: async () => {
      const keys = await crm.digestKeys({});
      const [newest] = keys.toSorted((one, other) => other.version - one.version);
      if (newest === undefined) throw new CrmError('TC005');
      return createDigester(newest);
    },
    staleTime: 60 * 60_000,
    structuralSharing: false,
  });
}
