import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { emptyOutbox } from '../../../shared/contracts/outbox.ts';
import { usePorts } from '../../ports.ts';
import { SeenButton } from '../../ui/seen-button.tsx';
import { useOutbox } from '../../ui/use-outbox.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from '../outbox/outbox.module.css';
import { outboxStrings } from '../outbox/strings.ts';
import { useSignOut } from './use-sign-out.ts';

/** Asks what becomes of items that have not arrived. */
export function SignOutQuestion({ onCancel }: { readonly onCancel: () => void }) {
  const t = useStrings(outboxStrings);
  const { outbox } = usePorts();
  const { waiting, parked } = useOutbox() ?? emptyOutbox;
  const signOut = useSignOut();
  async function removeAndSignOut() {
    await outbox?.discard(null);
    await signOut();
  }
  return (
    <section className={classes.list} aria-label={t('sign_out')}>
      <p className={classes.name}>{t('sign_out_question', { count: waiting + parked })}</p>
      <p className={classes.dim}>{t('sign_out_lead')}</p>
      <div className={classes.actions}>
        <Button autoFocus onClick={() => void signOut()}>
          {t('sign_out_keep')}
        </Button>
        <SeenButton variant="default" onClick={() => void removeAndSignOut()}>
          {t('sign_out_remove')}
        </SeenButton>
        <Button variant="subtle" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </section>
  );
}
