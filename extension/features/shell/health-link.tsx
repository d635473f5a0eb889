import { usePorts } from '../../ports.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './inbox-sidebar.module.css';
import { shellStrings } from './strings.ts';

/** To the page that says what can be read here, and what can be sent to somebody who mends it. */
export function HealthLink() {
  const t = useStrings(shellStrings);
  const { navigation } = usePorts();
  return (
    <button type="button" className={classes.link} onClick={() => navigation.openAdapterHealth()}>
      {t('unreadable_more')}
    </button>
  );
}
