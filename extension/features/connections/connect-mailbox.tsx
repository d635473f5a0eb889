import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useId, useState } from 'react';
import {
  type MailboxProvider,
  mailboxProvider,
} from '../../../shared/contracts/mailbox-consent.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './connections.module.css';
import { connectionStrings } from './strings.ts';
import type { Consent } from './use-consent.ts';

/** Those whose mailboxes the functions can read. */
const providers = mailboxProvider.options;

/** Connecting one more mailbox: what will be asked and why is said here, before the provider's own page. */
export function ConnectMailbox({ consent }: { readonly consent: Consent }) {
  const t = useStrings(connectionStrings);
  const [chosen, setChosen] = useState<MailboxProvider | null>(null);
  const { waiting } = consent;
  if (waiting !== null)
    return (
      <section className={classes.panel} aria-label={t(`connect_${waiting.provider}`)}>
        <p role="status">{t('waiting', { provider: t(`provider_${waiting.provider}`) })}</p>
        <div className={classes.actions}>
          <Button
            variant="default"
            loading={consent.isGoing}
            onClick={() => consent.ask(waiting.provider, waiting.address)}
          >
            {t('open_again')}
          </Button>
          <Button
            variant="subtle"
            onClick={() => {
              consent.forget();
              setChosen(null);
            }}
          >
            {t('stop_waiting')}
          </Button>
        </div>
        {consent.error !== null && <ErrorNote error={consent.error} />}
      </section>
    );
  // Once one has arrived, the next begins anew.
  if (chosen === null || consent.arrived !== null)
    return (
      <>
        <div className={classes.actions}>
          {providers.map((provider) => (
            <Button
              key={provider}
              variant="default"
              onClick={() => {
                consent.forget();
                setChosen(provider);
              }}
            >
              {t(`connect_${provider}`)}
            </Button>
          ))}
        </div>
        {consent.error !== null && <ErrorNote error={consent.error} />}
      </>
    );
  return <BeforeTheWall provider={chosen} consent={consent} onCancel={() => setChosen(null)} />;
}

function BeforeTheWall(props: {
  readonly provider: MailboxProvider;
  readonly consent: Consent;
  readonly onCancel: () => void;
}) {
  const t = useStrings(connectionStrings);
  const title = useId();
  const { consent } = props;
  const provider = t(`provider_${props.provider}`);
  return (
    <section className={classes.panel} aria-labelledby={title}>
      <h3 id={title} className={classes.title}>
        {t('before_title', { provider })}
      </h3>
      <p>{t('before_lead', { provider })}</p>
      <ul className={classes.points}>
        <li>{t('before_reads')}</li>
        <li>{t('before_keeps')}</li>
        <li>{t('before_offers')}</li>
        <li>{t('before_never')}</li>
        <li>{t(`before_admin_${props.provider}`)}</li>
      </ul>
      <div className={classes.actions}>
        <Button
          autoFocus
          loading={consent.isGoing}
          onClick={() => consent.ask(props.provider, null)}
        >
          {t('go_on', { provider })}
        </Button>
        <Button variant="subtle" onClick={props.onCancel}>
          {t('cancel')}
        </Button>
      </div>
      {consent.error !== null && <ErrorNote error={consent.error} />}
    </section>
  );
}
