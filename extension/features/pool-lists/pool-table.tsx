import type { Membership } from '../../../shared/contracts/session.ts';
import { ScreenReaderOnly } from '../../ui/screen-reader-only.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { useCodeNames } from '../customer-list/use-code-names.ts';
import classes from './pool-lists.module.css';
import { PoolRow } from './pool-row.tsx';
import { poolListStrings } from './strings.ts';
import type { Pool, PoolCustomer } from './use-pool.ts';

interface PoolTableProps {
  readonly rows: readonly PoolCustomer[];
  readonly pools: readonly Pool[];
  readonly membership: Membership;
  readonly chosen: ReadonlySet<string>;
  /** False where a cap is reached. */
  readonly canClaim: boolean;
  readonly pending: ReadonlySet<string>;
  /** The rows are still those of the question before. */
  readonly isStale: boolean;
  readonly onChoose: (ids: readonly string[], isChosen: boolean) => void;
  readonly onClaim: (row: PoolCustomer) => void;
}

const heads = [
  'customer',
  'tier',
  'region',
  'industry',
  'source',
  'since',
  'last_contact',
] as const;

/** Masked customers of the pool, a row each. */
export function PoolTable(props: PoolTableProps) {
  const { rows, pools, chosen, onChoose, onClaim } = props;
  const t = useStrings(poolListStrings);
  const now = useNow(60_000);
  const names = useCodeNames();
  const assigned = new Set(pools.filter((pool) => pool.can_assign).map(({ pool_id }) => pool_id));
  const choosable = rows.filter((row) => isChoosable(row, assigned));
  const all = choosable.length > 0 && choosable.every((row) => chosen.has(row.customer_id));
  return (
    <div className={classes.frame} data-stale={props.isStale ? '' : undefined}>
      <table aria-label={t('list_title')} aria-busy={props.isStale} className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.pick}>
              {choosable.length > 0 && (
                <input
                  type="checkbox"
                  aria-label={t('choose_all')}
                  checked={all}
                  onChange={() =>
                    onChoose(
                      choosable.map(({ customer_id }) => customer_id),
                      !all,
                    )
                  }
                />
              )}
            </th>
            {heads.map((head) => (
              <th key={head} scope="col" data-column={head}>
                {t(head)}
              </th>
            ))}
            <th scope="col" data-column="act">
              <ScreenReaderOnly>{t('act')}</ScreenReaderOnly>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PoolRow
              key={row.customer_id}
              row={row}
              now={now}
              names={names}
              timeZone={props.membership.time_zone}
              chosen={isChoosable(row, assigned) ? chosen.has(row.customer_id) : null}
              canClaim={props.canClaim}
              isPending={props.pending.has(row.customer_id)}
              isBusy={props.pending.size > 0}
              onChoose={(isChosen) => onChoose([row.customer_id], isChosen)}
              onClaim={() => onClaim(row)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Something can be done with it: claimed by the reader, or handed out. */
function isChoosable(row: PoolCustomer, assigned: ReadonlySet<string>): boolean {
  return (row.can_claim && row.waits_until === null) || assigned.has(row.pool_id);
}
