import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import type { TimelineItem, TimelineKind } from '../../../shared/contracts/timeline-operations.ts';
import { describeDay } from '../../../shared/domain/describe-time.ts';
import { dayOf } from '../../../shared/domain/zoned-time.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { ChangeRow } from './change-row.tsx';
import { KindFilter } from './kind-filter.tsx';
import { timelineStrings } from './strings.ts';
import classes from './timeline.module.css';
import { TimelineRow } from './timeline-row.tsx';
import { useTimeline } from './use-timeline.ts';

interface TimelineProps {
  readonly card: CustomerCard;
  readonly membership: Membership;
}

/** What happened with a customer, newest first, under day headings: contacts and changes; each opens in place. */
export function Timeline({ card, membership }: TimelineProps) {
  const t = useStrings(timelineStrings);
  const [kind, setKind] = useState<TimelineKind | null>(null);
  const { items, hasOlder, loading, error, showOlder } = useTimeline(card, kind);
  // Once somebody chose a kind, the choice stays where it is, with the focus on it.
  const [hasChosen, setHasChosen] = useState(false);
  function choose(next: TimelineKind | null) {
    setHasChosen(true);
    setKind(next);
  }
  if (items === null) {
    return hasChosen ? (
      <div className={classes.timeline}>
        <KindFilter kind={kind} onKind={choose} />
        <RowsPlaceholder />
      </div>
    ) : (
      <TimelinePlaceholder />
    );
  }
  const isNew = items.length === 0 && kind === null && error === null;
  return (
    <div className={classes.timeline}>
      {!isNew && <KindFilter kind={kind} onKind={choose} />}
      {items.length === 0 && error === null && (
        <p className={classes.empty}>{kind === null ? t('empty') : t('empty_kind')}</p>
      )}
      <Days items={items} membership={membership} />
      {error !== null && (
        <div className={classes.error}>
          <ErrorNote error={error} onRetry={showOlder} />
        </div>
      )}
      {hasOlder && error === null && (
        <Button variant="subtle" fullWidth disabled={loading} onClick={showOlder}>
          {loading ? t('loading_older') : t('older')}
        </Button>
      )}
    </div>
  );
}

function Days({ items, membership }: { items: readonly TimelineItem[]; membership: Membership }) {
  const timeZone = membership.time_zone;
  const language = useLanguage();
  const now = useNow(60_000);
  return byDay(items, timeZone).map(([day, ofDay]) => (
    <section key={day} aria-labelledby={`day-${day}`}>
      <h3 id={`day-${day}`} className={classes.day}>
        {describeDay(ofDay[0]?.at ?? day, now, timeZone, language)}
      </h3>
      <ul className={classes.list}>
        {ofDay.map((item) =>
          item.item === 'follow_up' ? (
            <TimelineRow
              key={item.item_id}
              entry={item}
              timeZone={timeZone}
              mine={item.author.member_id === membership.member_id}
            />
          ) : (
            <ChangeRow
              key={item.item + item.item_id}
              change={item}
              mine={item.by?.member_id === membership.member_id}
            />
          ),
        )}
      </ul>
    </section>
  ));
}

function TimelinePlaceholder() {
  const t = useStrings(timelineStrings);
  return (
    <div role="status" aria-label={t('loading')} className={classes.placeholder}>
      <Placeholder width="28%" line={32} />
      <Rows />
    </div>
  );
}

function RowsPlaceholder() {
  const t = useStrings(timelineStrings);
  return (
    <div role="status" aria-label={t('loading')}>
      <Rows />
    </div>
  );
}

const Rows = () => (
  <>
    <Placeholder width="24%" line={30} />
    <Placeholder width="86%" line={28} />
    <Placeholder width="78%" line={28} />
    <Placeholder width="82%" line={28} />
  </>
);

function byDay(items: readonly TimelineItem[], timeZone: string): [string, TimelineItem[]][] {
  const days = new Map<string, TimelineItem[]>();
  for (const item of items) {
    const day = dayOf(new Date(item.at), timeZone);
    const known = days.get(day);
    if (known === undefined) days.set(day, [item]);
    else known.push(item);
  }
  return [...days];
}
