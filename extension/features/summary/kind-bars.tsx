import { useStrings } from '../../ui/use-strings.ts';
import { type InteractionKind, readKind } from '../interaction-kind/interaction-kinds.ts';
import { interactionKindStrings } from '../interaction-kind/strings.ts';
import { summaryStrings } from './strings.ts';
import classes from './summary.module.css';
import type { Summary } from './use-summary.ts';

/** Follow-ups by kind: bars from zero, each with its name and number. A kind of a later version counts as other. */
export function KindBars({ summary }: { summary: Summary }) {
  const t = useStrings(summaryStrings);
  const kindName = useStrings(interactionKindStrings);
  const counts = new Map<InteractionKind, number>();
  for (const { kind, count } of summary.by_day) {
    const known = readKind(kind) ?? 'other';
    counts.set(known, (counts.get(known) ?? 0) + count);
  }
  const bars = [...counts].sort(([, one], [, other]) => other - one);
  const most = Math.max(1, ...counts.values());
  return (
    <section className={classes.panel} aria-labelledby="summary-by-kind">
      <h2 id="summary-by-kind" className={classes.panelTitle}>
        {t('by_kind')}
      </h2>
      <ul className={classes.kinds}>
        {bars.map(([kind, count]) => (
          <li key={kind}>
            <span>{kindName(kind)}</span>
            <span className={classes.track} aria-hidden="true">
              <span style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span className={classes.right}>{count}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
