import { useStrings } from '../../ui/use-strings.ts';
import classes from './inbox-sidebar.module.css';
import { shellStrings } from './strings.ts';

interface ByHandProps {
  /** What the way back is called: to the people of the mail or event, or to what stood here before. */
  readonly back: 'not_by_hand' | 'not_by_hand_event' | 'back';
  readonly onBack: () => void;
}

/** Says that the customer below was chosen by the reader, not found in the mail; Esc goes back, too. */
export function ByHand({ back, onBack }: ByHandProps) {
  const t = useStrings(shellStrings);
  return (
    <p className={classes.byHand}>
      <span>{t('by_hand')}</span>
      <button type="button" className={classes.link} title="Esc" onClick={onBack}>
        {t(back)}
      </button>
    </p>
  );
}
