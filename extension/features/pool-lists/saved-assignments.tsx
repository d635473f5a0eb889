import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useQuery } from '@tanstack/react-query';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import type { PageProps } from '../page-links/page-links.ts';
import { assignStrings } from './assign-strings.ts';
import classes from './pool-lists.module.css';
import { SavedAssignment } from './saved-assignment.tsx';

/** Assignments that were kept: what each gives to whom and when, run by hand, paused, removed. */
export function SavedAssignments({ membership }: PageProps) {
  const t = useStrings(assignStrings);
  const { crm } = usePorts();
  const saved = useQuery({
    queryKey: ['saved-assignments'],
    queryFn: () => crm.savedAssignments({}),
  });
  return (
    <>
      <p className={classes.dim}>{t('lead_saved')}</p>
      {saved.isError && <ErrorNote error={saved.error} onRetry={() => void saved.refetch()} />}
      {saved.isPending && (
        <div role="status" aria-label={t('loading')} className={classes.frame}>
          <div className={classes.placeholder}>
            <Placeholder width="60%" line={40} />
          </div>
        </div>
      )}
      {saved.data?.length === 0 && (
        <div className={classes.empty}>
          <p className={classes.strong}>{t('none_saved')}</p>
          <p>{t('none_saved_more')}</p>
        </div>
      )}
      {saved.data !== undefined && saved.data.length > 0 && (
        <ul className={`${classes.plain} ${classes.frame} ${classes.rows}`}>
          {saved.data.map((one) => (
            <SavedAssignment key={one.assignment_id} saved={one} membership={membership} />
          ))}
        </ul>
      )}
    </>
  );
}
