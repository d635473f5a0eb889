import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { usePorts } from '../../ports.ts';
import { useOutbox } from '../../ui/use-outbox.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './outbox.module.css';
import { OutboxEntry } from './outbox-entry.tsx';
import { outboxStrings } from './strings.ts';

/** What was saved here and has not arrived: what needs a decision first, then what goes by itself. */
export function OutboxList({ timeZone }: { readonly timeZone: string }) {
  const t = useStrings(outboxStrings);
  const { outbox } = usePorts();
  const state = useOutbox();
  if (state === null) return null;
  const { waiting, parked, needs_sign_in, items } = state;
  if (waiting + parked === 0) {
    return (
      <div className={classes.list} role="status">
        <p>{t('empty')}</p>
        <p className={classes.dim}>{t('empty_lead')}</p>
      </div>
    );
  }
  return (
    <div className={classes.list}>
      {waiting > 0 && (
        <div className={classes.lead}>
          <p className={classes.dim}>{needs_sign_in ? t('needs_sign_in') : t('waiting_lead')}</p>
          {!needs_sign_in && (
            <Button size="compact-sm" variant="default" onClick={() => void outbox?.retry(null)}>
              {t('send_all')}
            </Button>
          )}
        </div>
      )}
      {(['parked', 'waiting'] as const).map((state) => {
        const shown = items.filter((item) => item.state === state);
        const count = state === 'parked' ? parked : waiting;
        if (shown.length === 0) return null;
        return (
          <section key={state} aria-labelledby={`outbox-${state}`}>
            <h2 id={`outbox-${state}`} className={classes.title} data-state={state}>
              {t(state === 'parked' ? 'parked_title' : 'waiting_title', { count })}
            </h2>
            <ul className={classes.items}>
              {shown.map((item) => (
                <OutboxEntry key={item.op_id} item={item} timeZone={timeZone} />
              ))}
            </ul>
            {shown.length < count && (
              <p className={classes.dim}>{t('shown_of', { shown: shown.length })}</p>
            )}
          </section>
        );
      })}
    </div>
  );
}
