import type { Membership } from '../../../shared/contracts/session.ts';
import { AttentionIcon } from '../../ui/icons.tsx';
import { useConnection } from '../../ui/use-connection.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { useSaving } from '../../ui/watched-ports.tsx';
import classes from './sidebar-footer.module.css';
import { shellStrings } from './strings.ts';

/** Whether everything is saved, always there; and in whose name. */
export function SidebarFooter({ membership }: { membership: Membership }) {
  const t = useStrings(shellStrings);
  const saving = useSaving();
  const { reachable, retry } = useConnection();
  return (
    <footer className={classes.footer}>
      <span role="status" className={classes.state}>
        {reachable ? (
          <>
            <span className={classes.dot} data-saving={saving ? '' : undefined} />
            {saving ? t('saving') : t('saved')}
          </>
        ) : (
          <span className={classes.trouble}>
            <AttentionIcon /> {t('unreachable')}
          </span>
        )}
      </span>
      {reachable ? (
        <span className={classes.who} title={`${membership.name} · ${membership.org_name}`}>
          {membership.name}
        </span>
      ) : (
        <button type="button" className={classes.retry} onClick={retry}>
          {t('reconnect')}
        </button>
      )}
    </footer>
  );
}
