import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useId, useState } from 'react';
import type { WantedConsent } from '../../../shared/contracts/mailbox-consent.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './connections.module.css';
import { connectionStrings } from './strings.ts';
import type { Consent } from './use-consent.ts';

/** What the functions can read. */
const offered = [
  { provider: 'google', kind: 'mail', address: null },
  { provider: 'microsoft', kind: 'mail', address: null },
  { provider: 'google', kind: 'calendar', address: null },
  { provider: 'microsoft', kind: 'calendar', address: null },
] as const satisfies readonly WantedConsent[];
type Offer = (typeof offered)[number];
/** How the strings name it. */
const nameOf = ({ provider, kind }: Pick<WantedConsent, 'provider' | 'kind'>) =>
  kind === 'mail' ? (`connect_${provider}` as const) : (`connect_${provider}_calendar` as const);

/** Connecting one more mailbox or calendar: what will be asked and why is said here, before the provider's own page. */
export function ConnectMailbox({ consent }: { readonly consent: Consent }) {
  const t = useStrings(connectionStrings);
  const [chosen, setChosen] = useState<Offer | null>(null);
  const { waiting } = consent;
  if (waiting !== null)
    return (
      <section className={classes.panel} aria-label={t(nameOf(waiting))}>
        <p role="status">
          {t(`waiting_${waiting.kind}`, { provider: t(`provider_${waiting.provider}`) })}
        </p>
        <div className={classes.actions}>
          <Button
            variant="default"
            loading={consent.isGoing}
            onClick={() => {
              const { provider, kind, address } = waiting;
              consent.ask({ provider, kind, address });
            }}
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
          {offered.map((offer) => (
            <Button
              key={nameOf(offer)}
              variant="default"
              onClick={() => {
                consent.forget();
                setChosen(offer);
              }}
            >
              {t(nameOf(offer))}
            </Button>
          ))}
        </div>
        {consent.error !== null && <ErrorNote error={consent.error} />}
      </>
    );
  return <BeforeTheWall offer={chosen} consent={consent} onCancel={() => setChosen(null)} />;
}

function BeforeTheWall(props: {
  readonly offer: Offer;
  readonly consent: Consent;
  readonly onCancel: () => void;
}) {
  const t = useStrings(connectionStrings);
  const title = useId();
  const { consent, offer } = props;
  const provider = t(`provider_${offer.provider}`);
  const isCalendar = offer.kind === 'calendar';
  return (
    <section className={classes.panel} aria-labelledby={title}>
      <h3 id={title} className={classes.title}>
        {t('before_title', { provider })}
      </h3>
      <p>{t(isCalendar ? 'before_lead_calendar' : 'before_lead', { provider })}</p>
      <ul className={classes.points}>
        <li>{t(isCalendar ? 'before_reads_calendar' : 'before_reads')}</li>
        <li>{t(isCalendar ? 'before_keeps_calendar' : 'before_keeps')}</li>
        {!isCalendar && <li>{t('before_offers')}</li>}
        <li>{t(isCalendar ? 'before_never_calendar' : 'before_never')}</li>
        <li>{t(`before_admin_${offer.provider}`)}</li>
      </ul>
      <div className={classes.actions}>
        <Button autoFocus loading={consent.isGoing} onClick={() => consent.ask(offer)}>
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
