import { useStrings } from '../../ui/use-strings.ts';
import { type PageProps, pageLink } from '../page-links/page-links.ts';
import { LeavingList } from './leaving-list.tsx';
import { PoolList } from './pool-list.tsx';
import classes from './pool-lists.module.css';
import { SavedAssignments } from './saved-assignments.tsx';
import { poolListStrings } from './strings.ts';
import { usePools } from './use-pool.ts';

const allTabs = ['list', 'leaving', 'assignments'] as const;
type Tab = (typeof allTabs)[number];

/** The public pool on the web; which part of it is shown stands in the address. */
export function PoolPage(props: PageProps) {
  const t = useStrings(poolListStrings);
  const pools = usePools();
  const assigns = pools.data?.some(({ can_assign }) => can_assign) ?? false;
  // An address that names a part which is not the reader's shows the first; the database would refuse its buttons.
  const tabs = allTabs.filter((tab) => tab !== 'assignments' || assigns || pools.isPending);
  const open: Tab = tabs.find((tab) => tab === props.params.get('tab')) ?? 'list';
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('title')}</h1>
      <nav aria-label={t('parts')} className={classes.tabs}>
        {tabs.map((tab) => (
          <a
            key={tab}
            href={pageLink('pool', tab === 'list' ? {} : { params: new URLSearchParams({ tab }) })}
            aria-current={tab === open ? 'page' : undefined}
          >
            {t(`tab_${tab}`)}
          </a>
        ))}
      </nav>
      {open === 'list' && <PoolList {...props} />}
      {open === 'leaving' && <LeavingList {...props} />}
      {open === 'assignments' && <SavedAssignments {...props} />}
    </div>
  );
}
