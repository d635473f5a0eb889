import { describeInstant } from '../../../shared/domain/describe-time.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './adapter-health.module.css';
import type { HealthRow } from './health-rows.ts';
import { HealthState } from './health-state.tsx';
import { ScrollRegion } from './scroll-region.tsx';
import { adapterHealthStrings } from './strings.ts';

/** What was counted, by host. Times are this computer's: nothing here concerns anybody else. */
export function HealthTable({ rows }: { readonly rows: readonly HealthRow[] }) {
  const t = useStrings(adapterHealthStrings);
  const language = useLanguage();
  const now = useNow();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const hosts = [...new Set(rows.map(({ host }) => host))];
  return (
    <ScrollRegion label={t('counted')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('capability')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('last_found')}</th>
            <th scope="col" className={classes.number} title={t('tiers_hint')}>
              {t('tiers')}
            </th>
            <th scope="col" className={classes.number}>
              {t('failed')}
            </th>
          </tr>
        </thead>
        {hosts.map((host) => (
          <tbody key={host}>
            <tr>
              <th scope="rowgroup" colSpan={5}>
                {host}
              </th>
            </tr>
            {rows
              .filter((row) => row.host === host)
              .map(({ capability, state, lastFound, tiers, failed }) => (
                <tr key={capability}>
                  <th scope="row">{t(capability)}</th>
                  <td>
                    <HealthState state={state} />
                  </td>
                  <td title={lastFound ?? undefined}>
                    {lastFound === null
                      ? t('never')
                      : describeInstant(lastFound, now, zone, language)}
                  </td>
                  <td className={classes.number}>{`${tiers.A} / ${tiers.B} / ${tiers.C}`}</td>
                  <td className={classes.number}>{failed}</td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  );
}
