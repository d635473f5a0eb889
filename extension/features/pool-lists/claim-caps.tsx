import { useStrings } from '../../ui/use-strings.ts';
import classes from './pool-lists.module.css';
import { poolListStrings } from './strings.ts';
import type { PoolLimits } from './use-pool.ts';

/** How many may still be claimed at once; null without any limit. */
export function claimsPossible({ claims_left, room }: PoolLimits): number | null {
  if (claims_left === null) return room;
  return room === null ? claims_left : Math.min(claims_left, room);
}

/** What one may still take, in words: of today's claims, and of all that one may own. */
export function ClaimCaps({ limits }: { readonly limits: PoolLimits }) {
  const t = useStrings(poolListStrings);
  const { claims_left, most_claims_a_day, room, most_owned, cool_down_days } = limits;
  return (
    <p className={classes.sentences}>
      <span>
        {claims_left === null || most_claims_a_day === null
          ? t('claims_unlimited')
          : t('claims_left', { left: claims_left, count: most_claims_a_day })}
      </span>
      {room !== null && most_owned !== null && (
        <span>{t('room_left', { room, owned: most_owned - room, count: most_owned })}</span>
      )}
      {cool_down_days > 0 && <span>{t('cool_down', { count: cool_down_days })}</span>}
    </p>
  );
}
