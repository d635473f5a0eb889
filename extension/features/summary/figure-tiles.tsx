import type { SummaryFigure } from '../../../shared/contracts/summary.ts';
import { daysBetween } from '../../../shared/domain/zoned-time.ts';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { Change, FigureTile } from './figure-tile.tsx';
import { countByDay, percent, percentChange, pointsChange } from './figures.ts';
import { listDays } from './period.ts';
import { ShareBar, SparkBars } from './small-pictures.tsx';
import { summaryStrings } from './strings.ts';
import classes from './summary.module.css';
import type { Summary } from './use-summary.ts';

interface FigureTilesProps {
  readonly summary: Summary;
  readonly timeZone: string;
  readonly open: SummaryFigure | null;
  readonly onOpen: (figure: SummaryFigure) => void;
}

/** The four figures that matter first. */
export function FigureTiles({ summary, timeZone, open, onOpen }: FigureTilesProps) {
  const t = useStrings(summaryStrings);
  const now = useNow();
  const { follow_ups, timeliness, overdue, idle } = summary;
  const change = percentChange(follow_ups.count, follow_ups.previous);
  const rate = percent(timeliness.within, timeliness.counted);
  const points = pointsChange(timeliness);
  const oldest =
    overdue.oldest_due_at === null
      ? null
      : daysBetween(new Date(overdue.oldest_due_at), now, timeZone);
  // Named only where one stands out: the first of several equal ones is nobody in particular.
  const [worst, next] = [...summary.by_member].sort((one, other) => other.overdue - one.overdue);
  return (
    <section aria-label={t('figures')} className={classes.tiles}>
      <FigureTile
        label={t('follow_ups')}
        meaning={t('follow_ups_means')}
        value={String(follow_ups.count)}
        note={
          change === null ? (
            t('none_before')
          ) : (
            <Change change={change}>
              {change === 0
                ? t('same')
                : t(change > 0 ? 'more' : 'fewer', { percent: Math.abs(change) })}
            </Change>
          )
        }
        tone={tone(change)}
        picture={<SparkBars marks={countByDay(listDays(summary), summary.by_day)} />}
        open={open === 'follow_ups'}
        onOpen={() => onOpen('follow_ups')}
      />
      <FigureTile
        label={t('timeliness')}
        meaning={t('timeliness_means')}
        value={rate === null ? t('nothing_counted') : t('share', { percent: rate })}
        beside={timeliness.left_out === 0 ? '' : t('left_out', { count: timeliness.left_out })}
        note={
          rate === null ? (
            t('none_to_count')
          ) : points === null ? (
            t('none_before')
          ) : (
            <Change change={points}>
              {points === 0
                ? t('points_same')
                : t(points > 0 ? 'points_up' : 'points_down', { count: Math.abs(points) })}
            </Change>
          )
        }
        tone={tone(points)}
        picture={<ShareBar part={timeliness.within} whole={timeliness.counted} />}
        open={open === 'late'}
        onOpen={() => onOpen('late')}
      />
      <FigureTile
        label={t('overdue')}
        meaning={t('overdue_means')}
        value={String(overdue.count)}
        note={oldest === null ? t('none_overdue') : t('oldest', { count: oldest })}
        tone={overdue.count > 0 ? 'danger' : undefined}
        picture={
          worst === undefined || worst.overdue <= (next?.overdue ?? 0) ? null : (
            <span className={classes.worst}>
              {t('most_overdue', { name: worst.name, count: worst.overdue })}
            </span>
          )
        }
        open={open === 'overdue'}
        onOpen={() => onOpen('overdue')}
      />
      <FigureTile
        label={t('idle')}
        meaning={t('idle_means', { count: idle.days })}
        value={String(idle.count)}
        beside={t('of', { whole: idle.of })}
        note={t('idle_days', { count: idle.days })}
        picture={<ShareBar part={idle.count} whole={idle.of} />}
        open={open === 'idle'}
        onOpen={() => onOpen('idle')}
      />
    </section>
  );
}

function tone(change: number | null): 'good' | 'bad' | undefined {
  if (change === null || change === 0) return undefined;
  return change > 0 ? 'good' : 'bad';
}
