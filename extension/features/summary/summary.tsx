import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useEffect, useMemo } from 'react';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { dayOf, toLocalInput } from '../../../shared/domain/zoned-time.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { useDictionaries } from '../new-customer/use-dictionaries.ts';
import { useMembership } from '../session/use-membership.ts';
import { describeRange } from './describe-days.ts';
import { countDays } from './period.ts';
import { summaryStrings } from './strings.ts';
import classes from './summary.module.css';
import { fetchSummaryParts, SummaryBody } from './summary-body.tsx';
import { SummaryFilters } from './summary-filters.tsx';
import { SummarySkeleton } from './summary-skeleton.tsx';
import {
  allCustomers,
  choiceOf,
  formatSummaryView,
  parseSummaryView,
  type SummaryView,
} from './summary-view.ts';
import { useSummary, useTeams } from './use-summary.ts';

export interface SummaryProps {
  /** The view as the address bar holds it. */
  readonly params: URLSearchParams;
  readonly onParams: (params: URLSearchParams, how: 'go' | 'replace') => void;
}

/** The manager's figures of a period and a team, each with its rows; a rep sees their own. */
export function Summary(props: SummaryProps) {
  const membership = useMembership();
  useEffect(fetchSummaryParts, []);
  if (membership.data === undefined) {
    return membership.isError ? (
      <ErrorNote error={membership.error} onRetry={() => void membership.refetch()} />
    ) : (
      <SummarySkeleton />
    );
  }
  return <SummaryPage {...props} membership={membership.data} />;
}

function SummaryPage(props: SummaryProps & { membership: Membership }) {
  const { params, onParams, membership } = props;
  const t = useStrings(summaryStrings);
  const language = useLanguage();
  const ownFigures = membership.role === 'rep' || membership.role === 'agent';
  const today = dayOf(useNow(), membership.time_zone);
  const { view: asked, problems } = useMemo(() => parseSummaryView(params, today), [params, today]);
  const teams = useTeams();

  // A team that the list does not hold is nobody's business here: the database says the same, with less to read.
  const foreignTeam =
    asked.teamId !== null &&
    teams.data !== undefined &&
    !teams.data.some((team) => team.team_id === asked.teamId);
  // Nor can a code be chosen that no dictionary holds: its list would show another one.
  const { type, region, industry, source } = asked.customers;
  const dictionaries = useDictionaries();
  const codes = new Set(dictionaries.data?.map((entry) => entry.code));
  const strangeCode =
    dictionaries.data !== undefined &&
    [type, region, industry, source].some((code) => code !== null && !codes.has(code));
  const view: SummaryView = {
    ...asked,
    ...(foreignTeam ? { teamId: null } : {}),
    ...(strangeCode ? { customers: allCustomers } : {}),
  };
  const told = [
    ...problems,
    ...(foreignTeam ? ['team' as const] : []),
    ...(strangeCode ? ['customers' as const] : []),
  ];

  const teamKnown = asked.teamId === null || teams.data !== undefined || teams.isError;
  const customersKnown =
    [type, region, industry, source].every((code) => code === null) ||
    dictionaries.data !== undefined ||
    dictionaries.isError;
  const customers = choiceOf(view.customers);
  const args =
    teamKnown && customersKnown
      ? { ...view.days, team_id: view.teamId, ...(customers === null ? {} : { customers }) }
      : null;
  const summary = useSummary(args);
  const show = (change: Partial<SummaryView>) =>
    onParams(formatSummaryView({ ...view, ...change }), 'go');

  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div>
          <h1 className={classes.title}>{t('title')}</h1>
          <p className={classes.lead}>
            {[
              ...(ownFigures ? [t('own_figures')] : []),
              describeRange(view.days, language),
              t('before', { count: countDays(view.days) }),
            ].join(' · ')}
          </p>
          <p className={classes.lead}>
            {summary.data === undefined ? (
              <Placeholder width="120px" line={22} />
            ) : (
              <>
                <span>
                  {t('as_of', {
                    time: toLocalInput(new Date(summary.data.as_of), membership.time_zone).slice(
                      11,
                    ),
                  })}
                </span>
                <button
                  type="button"
                  className={classes.link}
                  disabled={summary.isFetching}
                  onClick={() => void summary.refetch()}
                >
                  {summary.isFetching ? t('refreshing') : t('refresh')}
                </button>
              </>
            )}
          </p>
        </div>
        <SummaryFilters
          view={view}
          today={today}
          teams={teams.data ?? (teams.isPending ? null : [])}
          membership={membership}
          onView={(change) => show({ ...change, rows: null, part: null })}
        />
      </header>
      {told.length > 0 ? (
        <div role="alert" className={classes.problem}>
          <p className={classes.strong}>{t('problem_title')}</p>
          {[...new Set(told)].map((problem) => (
            <p key={problem}>{t(`problem_${problem}`)}</p>
          ))}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onParams(formatSummaryView(view), 'replace')}
          >
            {t('dismiss')}
          </Button>
        </div>
      ) : null}
      {summary.isError ? (
        <ErrorNote
          error={summary.error}
          onRetry={isForbidden(summary.error) ? undefined : () => void summary.refetch()}
        >
          {view.teamId === null ? null : (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => show({ teamId: null, rows: null, part: null })}
            >
              {t('all_teams')}
            </Button>
          )}
        </ErrorNote>
      ) : null}
      {summary.data === undefined || args === null ? (
        summary.isError ? null : (
          <SummarySkeleton />
        )
      ) : (
        <SummaryBody
          summary={summary.data}
          args={args}
          view={view}
          membership={membership}
          stale={summary.isPlaceholderData}
          onRows={(rows) => show({ rows, part: null })}
          onPart={(part) => show({ part, rows: null })}
          onDays={(days) => show({ period: 'custom', days, rows: null, part: null })}
        />
      )}
    </div>
  );
}

function isForbidden(error: unknown): boolean {
  return error instanceof CrmError && (error.code === 'TB001' || error.code === 'TB002');
}
