import { useQuery } from '@tanstack/react-query';
import { usePorts } from '../../ports.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './denied-note.module.css';
import { deniedStrings } from './strings.ts';

/** Where this browser shows no notifications: what that means, and what to do. Nothing where it shows them. */
export function DeniedNote() {
  const t = useStrings(deniedStrings);
  const { notifications } = usePorts();
  const allowed = useQuery({
    queryKey: ['notifications-allowed'],
    queryFn: async () => (notifications === null ? true : notifications.allowed()),
    // Switched on in the browser meanwhile: gone when the reader comes back.
    refetchOnWindowFocus: 'always',
  });
  if (allowed.data !== false) return null;
  return (
    <p role="note" className={classes.note}>
      <strong>{t('denied')}</strong> {t('denied_lead')}
    </p>
  );
}
