import type { OperationResult } from '../../../shared/contracts/operations.ts';
import { useLanguage } from '../../ui/language.tsx';
import { listOf } from '../../ui/list-of.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { useCodeNames } from '../customer-list/use-code-names.ts';
import { assignStrings } from './assign-strings.ts';
import { spanNames, spans } from './pool-view.ts';
import { poolListStrings } from './strings.ts';
import { usePools } from './use-pool.ts';

type SavedFilter = NonNullable<OperationResult<'savedAssignments'>[number]['plan']['filter']>;

/** Which customers of the pool are meant, in words; what a filter leaves open is not said. */
export function useDescribeFilter(): (filter: SavedFilter) => string {
  const t = useStrings(poolListStrings);
  const a = useStrings(assignStrings);
  const language = useLanguage();
  const names = useCodeNames();
  const pools = usePools().data;
  return (filter) => {
    const span = spanNames.find((name) => {
      const { least_days = null, most_days = null } = {
        ...{ least_days: null, most_days: null },
        ...spans[name],
      };
      return least_days === (filter.least_days ?? null) && most_days === (filter.most_days ?? null);
    });
    const parts = [
      pools?.find(({ pool_id }) => pool_id === filter.pool_id)?.name,
      filter.tier === null ? null : `${t('tier')} ${filter.tier}`,
      filter.region_code === null ? null : names('region', filter.region_code),
      filter.industry_code === null ? null : names('industry', filter.industry_code),
      filter.source_channel == null ? null : names('source_channel', filter.source_channel),
      filter.why == null ? null : t(`why_${filter.why}`),
      span === undefined ? null : t(span),
    ].filter((part) => part !== null && part !== undefined);
    return parts.length === 0 ? a('everything') : listOf(parts, language);
  };
}
