import { useQuery } from '@tanstack/react-query';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { todayStrings } from './strings.ts';
import classes from './today.module.css';

export interface Taker {
  readonly member_id: string;
  readonly name: string;
}

interface HandOnChoicesProps {
  readonly reminderId: string;
  readonly onHandOn: (taker: Taker) => void;
  readonly onCancel: () => void;
}

/** To whom: those who work the customer, whom the database names. */
export function HandOnChoices({ reminderId, onHandOn, onCancel }: HandOnChoicesProps) {
  const { crm } = usePorts();
  const t = useStrings(todayStrings);
  const query = useQuery({
    queryKey: ['takers', reminderId],
    queryFn: () => crm.reminderTakers({ reminder_id: reminderId }),
    // Who works a customer changes elsewhere, without a word to this page.
    staleTime: 0,
  });
  const takers = query.data?.takers;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in a row with its buttons.
    <div
      role="group"
      aria-label={t('hand_on_to')}
      className={classes.snooze}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onCancel();
      }}
    >
      {query.isError ? (
        <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
      ) : takers === undefined ? (
        <Placeholder width="60%" />
      ) : takers.length === 0 ? (
        <p className={classes.empty}>{t('no_takers')}</p>
      ) : (
        takers.map((taker, index) => (
          <button
            key={taker.member_id}
            type="button"
            className={classes.chip}
            // biome-ignore lint/a11y/noAutofocus: opened by the reader's own action, one press from here.
            autoFocus={index === 0}
            onClick={() => onHandOn(taker)}
          >
            {visibleText(taker.name)}
          </button>
        ))
      )}
      <button type="button" className={classes.quiet} onClick={onCancel}>
        {t('cancel')}
      </button>
    </div>
  );
}
