import { Button, NativeSelect, TextInput } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Input.css';
import { toLocalInput } from '../../../shared/domain/zoned-time.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { useOwners } from '../customer-list/use-customers.ts';
import { stageStrings, stageWord } from '../opportunities/stage-strings.ts';
import { useStages } from '../opportunities/use-stages.ts';
import { type PageProps, pageLink } from '../page-links/page-links.ts';
import {
  closings,
  filterOf,
  formatOpportunitiesView,
  isNarrowed,
  LONGEST_TEXT,
  type OpportunitiesView,
  outcomes,
  parseOpportunitiesView,
  wholeBoard,
} from './opportunities-view.ts';
import { OpportunityBoard } from './opportunity-board.tsx';
import { OpportunityFacts } from './opportunity-facts.tsx';
import classes from './opportunity-pages.module.css';
import { opportunityPageStrings } from './strings.ts';
import { useBoard, useOpportunityPages } from './use-opportunities.ts';

/** Opportunities that the reader sees, as a board by stage or as a list; the address says which and what narrows them. */
export function OpportunitiesPage({ membership, params, onParams }: PageProps) {
  const t = useStrings(opportunityPageStrings);
  const { view, isOdd } = parseOpportunitiesView(params);
  const show = (next: Partial<OpportunitiesView>, how: 'go' | 'replace' = 'go') =>
    onParams(formatOpportunitiesView({ ...view, ...next }), how);
  const timeZone = membership.time_zone;
  const today = toLocalInput(new Date(), timeZone).slice(0, 10);
  const shared = { view, timeZone, today, onClear: () => show({ ...wholeBoard, tab: view.tab }) };
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('title')}</h1>
      <nav aria-label={t('parts')} className={classes.tabs}>
        {(['board', 'list'] as const).map((tab) => (
          <a
            key={tab}
            href={pageLink('opportunities', { params: formatOpportunitiesView({ ...view, tab }) })}
            aria-current={tab === view.tab ? 'page' : undefined}
          >
            {t(`tab_${tab}`)}
          </a>
        ))}
      </nav>
      <Filters view={view} onView={show} />
      {isOdd && (
        <div role="alert" className={classes.problem}>
          <p>{t('odd')}</p>
          <Button size="compact-sm" variant="default" onClick={() => show({}, 'replace')}>
            {t('fix')}
          </Button>
        </div>
      )}
      {view.tab === 'board' ? <Board {...shared} /> : <List {...shared} />}
    </div>
  );
}

interface FiltersProps {
  readonly view: OpportunitiesView;
  readonly onView: (next: Partial<OpportunitiesView>, how?: 'go' | 'replace') => void;
}

function Filters({ view, onView }: FiltersProps) {
  const t = useStrings(opportunityPageStrings);
  const stageName = useStrings(stageStrings);
  const owners = useOwners();
  const stages = useStages();
  const choice = <T extends string>(values: readonly T[], value: string): T | null =>
    values.find((one) => one === value) ?? null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is unknown to browsers of two years ago.
    <div role="search" aria-label={t('filters')} className={classes.filters}>
      <TextInput
        label={t('search')}
        placeholder={t('search_hint')}
        type="search"
        maxLength={LONGEST_TEXT}
        value={view.text}
        onChange={(event) => onView({ text: event.currentTarget.value }, 'replace')}
      />
      <NativeSelect
        label={t('owner')}
        value={view.owners[0] ?? ''}
        data={[
          { value: '', label: t('everybody') },
          ...(owners.data ?? []).map(({ member_id, name }) => ({
            ...{ value: member_id, label: visibleText(name) },
          })),
        ]}
        onChange={({ currentTarget: { value } }) => onView({ owners: value === '' ? [] : [value] })}
      />
      <NativeSelect
        label={t('closing')}
        value={view.closing ?? ''}
        data={[
          { value: '', label: t('any_day') },
          ...closings.map((value) => ({ value, label: t(`closing_${value}`) })),
        ]}
        onChange={({ currentTarget: { value } }) => onView({ closing: choice(closings, value) })}
      />
      {view.tab === 'list' && (
        <>
          <NativeSelect
            label={t('state')}
            value={view.outcome ?? ''}
            data={[
              ...outcomes.map((value) => ({ value, label: t(`state_${value}`) })),
              { value: '', label: t('any_state') },
            ]}
            onChange={({ currentTarget: { value } }) =>
              onView({ outcome: choice(outcomes, value) })
            }
          />
          <NativeSelect
            label={t('stage')}
            value={view.stage ?? ''}
            data={[
              { value: '', label: t('any_stage') },
              ...(stages.data ?? []).map((stage) => ({
                ...{ value: stage.stage_id, label: stageWord(stageName, stage) },
              })),
            ]}
            onChange={({ currentTarget: { value } }) => onView({ stage: value || null })}
          />
        </>
      )}
    </div>
  );
}

interface PartProps {
  readonly view: OpportunitiesView;
  readonly timeZone: string;
  readonly today: string;
  readonly onClear: () => void;
}

function Board({ view, timeZone, today, onClear }: PartProps) {
  const board = useBoard(filterOf({ ...view, tab: 'board' }, today));
  const isEmpty = board.data?.every(({ count }) => count === 0) ?? false;
  return (
    <>
      {board.isError && <ErrorNote error={board.error} onRetry={() => void board.refetch()} />}
      {board.isPending && <Skeleton />}
      {isEmpty && <Empty view={view} onClear={onClear} />}
      {board.data !== undefined && !isEmpty && (
        <OpportunityBoard
          stages={board.data}
          view={view}
          timeZone={timeZone}
          today={today}
          stale={board.isPlaceholderData}
        />
      )}
    </>
  );
}

function List({ view, timeZone, today, onClear }: PartProps) {
  const t = useStrings(opportunityPageStrings);
  const stageName = useStrings(stageStrings);
  const rows = useOpportunityPages(filterOf(view, today));
  return (
    <>
      {rows.isError && <ErrorNote error={rows.error} onRetry={() => void rows.refetch()} />}
      {rows.isPending && <Skeleton />}
      {rows.data?.length === 0 && <Empty view={view} onClear={onClear} />}
      {rows.data !== undefined && rows.data.length > 0 && (
        <ul className={classes.rows} aria-label={t('title')} aria-busy={rows.isPlaceholderData}>
          {rows.data.map((opportunity) => (
            <li key={opportunity.opportunity_id} className={classes.row}>
              <OpportunityFacts opportunity={opportunity} timeZone={timeZone} today={today} />
              <span>
                {visibleText(
                  stageWord(stageName, {
                    ...{ key: opportunity.stage_key, name: opportunity.stage_name },
                  }),
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {rows.hasNextPage && (
        <Button
          size="compact-sm"
          variant="default"
          className={classes.more}
          disabled={rows.isFetchingNextPage}
          onClick={() => void rows.fetchNextPage()}
        >
          {rows.isFetchingNextPage ? t('loading_more') : t('more')}
        </Button>
      )}
    </>
  );
}

function Skeleton() {
  const t = useStrings(opportunityPageStrings);
  return (
    <div role="status" aria-label={t('loading')} className={classes.skeleton}>
      {[70, 55, 62, 48].map((width) => (
        <Placeholder key={width} width={`${width}%`} line={48} />
      ))}
    </div>
  );
}

function Empty({ view, onClear }: { view: OpportunitiesView; onClear: () => void }) {
  const t = useStrings(opportunityPageStrings);
  const narrowed = isNarrowed(view);
  return (
    <div className={classes.empty}>
      <p className={classes.strong}>{t(narrowed ? 'empty_narrowed' : 'empty')}</p>
      {narrowed ? (
        <Button size="compact-sm" variant="default" onClick={onClear}>
          {t('clear')}
        </Button>
      ) : (
        <p>{t('empty_more')}</p>
      )}
    </div>
  );
}
