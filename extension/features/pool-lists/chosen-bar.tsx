import { Button } from '@mantine/core';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './pool-lists.module.css';
import { poolListStrings } from './strings.ts';
import type { PoolCustomer } from './use-pool.ts';

interface ChosenBarProps {
  readonly rows: readonly PoolCustomer[];
  /** How many claims the caps leave; null without any. */
  readonly possible: number | null;
  /** How many of them lie in a pool that the reader hands out of. */
  readonly assignable: number;
  readonly isPending: boolean;
  readonly onClaim: (rows: readonly PoolCustomer[]) => void;
  readonly onAssign: () => void;
  readonly onNone: () => void;
}

/** What can be done with the chosen rows, with their number. */
export function ChosenBar(props: ChosenBarProps) {
  const { rows, possible, assignable, isPending, onClaim, onNone } = props;
  const t = useStrings(poolListStrings);
  const claimed = rows.filter((row) => row.can_claim && row.waits_until === null);
  const isTooMany = possible !== null && claimed.length > possible;
  return (
    <div className={classes.bar}>
      <span className={classes.strong}>{t('chosen', { count: rows.length })}</span>
      {claimed.length > 0 && (
        <Button
          size="compact-sm"
          disabled={isPending || isTooMany}
          aria-describedby={isTooMany ? 'too-many' : undefined}
          onClick={() => onClaim(claimed)}
        >
          {t('claim_chosen', { count: claimed.length })}
        </Button>
      )}
      {isTooMany && (
        <span id="too-many" className={classes.attention}>
          {possible === 0 ? t('none_left') : t('too_many', { count: possible })}
        </span>
      )}
      {assignable > 0 && (
        <Button size="compact-sm" variant="default" data-assign onClick={props.onAssign}>
          {t('assign_chosen', { count: assignable })}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onNone}>
        {t('choose_none')}
      </Button>
    </div>
  );
}
