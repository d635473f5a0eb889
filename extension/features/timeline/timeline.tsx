import { Button } from '@mantine/core';
import type { CustomerCard, TimelineEntry } from '../../../shared/contracts/customers.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { describeDay } from '../../../shared/domain/describe-time.ts';
import { dayOf } from '../../../shared/domain/zoned-time.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { timelineStrings } from './strings.ts';
import classes from './timeline.module.css';
import { TimelineRow } from './timeline-row.tsx';
import { useTimeline } from './use-timeline.ts';

/** What happened with a customer, newest first, under day headings; each line opens in place. */
export function Timeline({ card, membership }: { card: CustomerCard; membership: Membership }) {
  const timeZone = membership.time_zone;
  const t = useStrings(timelineStrings);
  const language = useLanguage();
  const now = useNow(60_000);
  const { entries, hasOlder, loading, error, showOlder } = useTimeline(card);
  if (entries.length === 0) return <p className={classes.empty}>{t('empty')}</p>;
  return (
    <div className={classes.timeline}>
      {byDay(entries, timeZone).map(([day, ofDay]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h3 id={`day-${day}`} className={classes.day}>
            {describeDay(ofDay[0]?.occurred_at ?? day, now, timeZone, language)}
          </h3>
          <ul className={classes.list}>
            {ofDay.map((entry) => (
              <TimelineRow
                key={entry.follow_up_id}
                entry={entry}
                timeZone={timeZone}
                mine={entry.author.member_id === membership.member_id}
              />
            ))}
          </ul>
        </section>
      ))}
      {error !== null && <ErrorNote error={error} onRetry={showOlder} />}
      {hasOlder && error === null && (
        <Button variant="subtle" fullWidth disabled={loading} onClick={showOlder}>
          {loading ? t('loading_older') : t('older')}
        </Button>
      )}
    </div>
  );
}

function byDay(entries: readonly TimelineEntry[], timeZone: string): [string, TimelineEntry[]][] {
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const day = dayOf(new Date(entry.occurred_at), timeZone);
    const known = days.get(day);
    if (known === undefined) days.set(day, [entry]);
    else known.push(entry);
  }
  return [...days];
}
