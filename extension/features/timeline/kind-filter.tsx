import { type TimelineKind, timelineKind } from '../../../shared/contracts/timeline-operations.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { interactionKindStrings } from '../interaction-kind/strings.ts';
import classes from './kind-filter.module.css';
import { timelineStrings } from './strings.ts';

interface KindFilterProps {
  readonly kind: TimelineKind | null;
  readonly onKind: (kind: TimelineKind | null) => void;
}

/** Everything, or one kind of what happened. */
export function KindFilter({ kind, onKind }: KindFilterProps) {
  const t = useStrings(timelineStrings);
  const kindName = useStrings(interactionKindStrings);
  const word = (value: TimelineKind) =>
    value === 'status' || value === 'stage' ? t(`changes_${value}`) : kindName(value);
  return (
    <div className={classes.line}>
      <select
        aria-label={t('show')}
        className={classes.select}
        value={kind ?? ''}
        onChange={(event) => {
          const read = timelineKind.safeParse(event.currentTarget.value);
          onKind(read.success ? read.data : null);
        }}
      >
        <option value="">{t('everything')}</option>
        {timelineKind.options.map((value) => (
          <option key={value} value={value}>
            {word(value)}
          </option>
        ))}
      </select>
    </div>
  );
}
