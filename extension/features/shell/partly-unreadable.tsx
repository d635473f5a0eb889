import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { AttentionIcon } from '../../ui/icons.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { HealthLink } from './health-link.tsx';
import classes from './inbox-sidebar.module.css';
import { shellStrings } from './strings.ts';

const besideTheMail = ['rows', 'compose'] as const;

/** What cannot be read although the open mail can: one sentence each, so that a missing mark is not taken for "not logged". */
export function PartlyUnreadable({ snapshot }: { readonly snapshot: InboxSnapshot | null }) {
  const t = useStrings(shellStrings);
  const missing = besideTheMail.filter((capability) => snapshot?.health[capability] === 'broken');
  if (missing.length === 0) return null;
  return (
    <div className={classes.plain} role="status">
      <AttentionIcon />
      <div>
        {missing.map((capability) => (
          <p key={capability}>{t(`unreadable_${capability}`)}</p>
        ))}
        <HealthLink />
      </div>
    </div>
  );
}
