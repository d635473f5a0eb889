import type { Membership } from '../../../shared/contracts/session.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { type PageName, pageLink } from '../page-links/page-links.ts';
import { listedPages } from './pages.tsx';
import { workspaceStrings } from './strings.ts';
import classes from './workspace-header.module.css';

interface PageListProps {
  readonly membership: Membership;
  /** The open page. */
  readonly page: string;
  readonly under: PageName | null;
  /** A page was chosen, perhaps the one that is open. */
  readonly onChosen: () => void;
}

/** The pages that this member may use: the day's work first, then what concerns the organisation. */
export function PageList({ membership, page, under, onChosen }: PageListProps) {
  const t = useStrings(workspaceStrings);
  return (
    <nav aria-label={t('pages')} className={classes.nav}>
      {(['work', 'organisation'] as const).map((group) => {
        const names = listedPages(group, membership);
        return names.length === 0 ? null : (
          <ul key={group} className={classes.group}>
            {names.map((name) => (
              <li key={name}>
                <a
                  href={pageLink(name)}
                  aria-current={name === page ? 'page' : name === under ? 'true' : undefined}
                  onClick={onChosen}
                >
                  {t(name)}
                </a>
              </li>
            ))}
          </ul>
        );
      })}
    </nav>
  );
}
