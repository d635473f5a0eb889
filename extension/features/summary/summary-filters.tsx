import { Button, NativeSelect, TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { useState } from 'react';
import type { Membership } from '../../../shared/contracts/session.ts';
import type { Team } from '../../../shared/contracts/summary.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { CustomerFilters } from './customer-filters.tsx';
import { daysOfPeriod, periodNames } from './period.ts';
import { summaryStrings } from './strings.ts';
import classes from './summary.module.css';
import { isRange, type SummaryView } from './summary-view.ts';

interface SummaryFiltersProps {
  readonly view: SummaryView;
  readonly today: string;
  /** null: not known yet, and the place is kept for them. */
  readonly teams: readonly Team[] | null;
  readonly membership: Membership;
  readonly onView: (change: Partial<SummaryView>) => void;
}

/** Period, team and customers; a change goes to the address bar and comes back from there. */
export function SummaryFilters({ view, today, teams, membership, onView }: SummaryFiltersProps) {
  const t = useStrings(summaryStrings);
  const [own, setOwn] = useState<{ from: string; to: string } | null>(null);
  const [wrong, setWrong] = useState(false);
  const typed = own ?? (view.period === 'custom' ? view.days : null);
  const choosesTeam = membership.role === 'manager' || membership.role === 'admin';

  function choosePeriod(value: string) {
    const period = periodNames.find((name) => name === value);
    setWrong(false);
    if (period === 'custom') setOwn({ ...view.days });
    else if (period !== undefined) {
      setOwn(null);
      onView({ period, days: daysOfPeriod(period, today) });
    }
  }

  function showOwn() {
    if (typed === null || !isRange(typed)) {
      setWrong(true);
      return;
    }
    setWrong(false);
    setOwn(null);
    onView({ period: 'custom', days: typed });
  }

  return (
    <div className={classes.filters}>
      {/* biome-ignore lint/a11y/useSemanticElements: <search> is unknown to browsers of two years ago. */}
      <div role="search" className={classes.filterRow} aria-label={t('filters')}>
        <NativeSelect
          label={t('period')}
          value={typed === null ? view.period : 'custom'}
          data={periodNames.map((name) => ({ value: name, label: t(name) }))}
          onChange={(event) => choosePeriod(event.currentTarget.value)}
        />
        {typed === null ? null : (
          <form
            className={classes.filterRow}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              showOwn();
            }}
          >
            <TextInput
              type="date"
              label={t('from')}
              value={typed.from}
              max={typed.to}
              error={wrong}
              aria-describedby={wrong ? 'summary-dates-wrong' : undefined}
              onChange={(event) => setOwn({ ...typed, from: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              label={t('to')}
              value={typed.to}
              min={typed.from}
              error={wrong}
              aria-describedby={wrong ? 'summary-dates-wrong' : undefined}
              onChange={(event) => setOwn({ ...typed, to: event.currentTarget.value })}
            />
            <Button type="submit" variant="default">
              {t('show')}
            </Button>
          </form>
        )}
        {choosesTeam && teams?.length !== 0 ? (
          <NativeSelect
            label={t('team')}
            value={view.teamId ?? ''}
            disabled={teams === null}
            data={[
              { value: '', label: t('all_teams') },
              // Options hold no markup: teams below another one are set in by spaces that browsers keep.
              ...(teams ?? []).map((team) => ({
                value: team.team_id,
                label: `${'\u2003'.repeat(team.depth)}${team.name}`,
              })),
            ]}
            onChange={(event) => onView({ teamId: event.currentTarget.value || null })}
          />
        ) : null}
        <CustomerFilters view={view.customers} onView={(customers) => onView({ customers })} />
      </div>
      {wrong ? (
        <p id="summary-dates-wrong" role="alert" className={classes.wrong}>
          {t('dates_wrong')}
        </p>
      ) : null}
    </div>
  );
}
