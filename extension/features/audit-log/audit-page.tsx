import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { useMembers, useTeams } from '../members/use-members.ts';
import type { PageProps } from '../page-links/page-links.ts';
import { readAuditFilter } from './audit-filter.ts';
import classes from './audit-log.module.css';
import { AuditRow } from './audit-row.tsx';
import { AuditSearch } from './audit-search.tsx';
import { auditStrings } from './strings.ts';

const PAGE = 50;
const firstPage: number | null = null;

/** Who did what, found by who, what, kind and day. Administrators. */
export function AuditPage({ membership, params, onParams }: PageProps) {
  const t = useStrings(auditStrings);
  const { crm } = usePorts();
  const members = useMembers();
  const teams = useTeams();
  const { filter, isWrong, endsBefore } = readAuditFilter(params);
  const found = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => crm.auditLines({ ...filter, before: pageParam, limit: PAGE }),
    initialPageParam: firstPage,
    getNextPageParam: (last) => (last.length < PAGE ? undefined : last.at(-1)?.line),
    placeholderData: keepPreviousData,
  });
  const lines = found.data?.pages.flat() ?? [];
  const names = new Map<string, string>([
    ...(members.data ?? []).map(({ member_id, name }) => [member_id, name] as const),
    ...(teams.data ?? []).map(({ team_id, name }) => [team_id, name] as const),
  ]);
  return (
    <div className={classes.page}>
      <p className={classes.dim}>{t('lead')}</p>
      <AuditSearch members={members.data ?? []} params={params} onParams={onParams} />
      {isWrong && <p role="alert">{t('wrong_address')}</p>}
      {endsBefore && <p role="alert">{t('wrong_period')}</p>}
      {found.isError && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Placeholder width="80%" />}
      {found.isSuccess && lines.length === 0 && <p>{t('none')}</p>}
      <ol className={classes.list} aria-busy={found.isFetching}>
        {lines.map((line) => (
          <AuditRow key={line.line} line={line} names={names} timeZone={membership.time_zone} />
        ))}
      </ol>
      {found.hasNextPage && (
        <Button
          variant="default"
          disabled={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {found.isFetchingNextPage ? t('loading') : t('more')}
        </Button>
      )}
    </div>
  );
}
