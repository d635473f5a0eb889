import type { PageReport } from '../../../shared/contracts/adapter-health.ts';
import { capability } from '../../../shared/contracts/inbox-snapshot.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './adapter-health.module.css';
import { HealthState } from './health-state.tsx';
import { ScrollRegion } from './scroll-region.tsx';
import { adapterHealthStrings } from './strings.ts';

/** What the adapters found on the open tabs at this moment: one row each, one column a capability. */
export function OpenTabs({ reports }: { readonly reports: readonly PageReport[] }) {
  const t = useStrings(adapterHealthStrings);
  if (reports.length === 0) return <p role="status">{t('no_tabs')}</p>;
  const [first] = reports;
  const { known, invalid } = first?.added ?? { known: 0, invalid: 0 };
  return (
    <div className={classes.section} role="status">
      <h3 className={classes.heading}>{t('open_tabs')}</h3>
      <ScrollRegion label={t('open_tabs')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('host')}</th>
              {capability.options.map((one) => (
                <th key={one} scope="col">
                  {t(one)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reports.map((report, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: tabs have no name that may be known here.
              <tr key={index}>
                <th scope="row">{report.host}</th>
                {capability.options.map((one) => (
                  <td key={one}>
                    <HealthState state={report.health[one]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {known + invalid === 0 ? null : (
        <p className={classes.lead}>
          {t('added', { count: known + invalid })}
          {invalid === 0 ? '' : ` · ${t('invalid', { count: invalid })}`}
        </p>
      )}
    </div>
  );
}
