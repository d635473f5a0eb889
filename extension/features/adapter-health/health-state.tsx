import type { Health } from '../../../shared/contracts/inbox-snapshot.ts';
import { AttentionIcon, CloseIcon, DoneIcon } from '../../ui/icons.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './adapter-health.module.css';
import { adapterHealthStrings } from './strings.ts';

const icons = {
  ok: <DoneIcon />,
  degraded: <AttentionIcon />,
  unsure: <AttentionIcon />,
  broken: <CloseIcon />,
  idle: null,
} as const;

/** A state by icon and word, never by colour alone. */
export function HealthState({ state }: { readonly state: Health }) {
  const t = useStrings(adapterHealthStrings);
  return (
    <span className={classes.state} data-state={state}>
      {icons[state]}
      {t(state)}
    </span>
  );
}
