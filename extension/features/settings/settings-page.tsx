import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { emptyOutbox } from '../../../shared/contracts/outbox.ts';
import { useOutbox } from '../../ui/use-outbox.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { AdapterHealth } from '../adapter-health/adapter-health.tsx';
import { ConnectedMailboxes } from '../connections/connected-mailboxes.tsx';
import { DailyMailChoice } from '../daily-mail/daily-mail-choice.tsx';
import { dailyMailChoiceStrings } from '../daily-mail/strings.ts';
import { ExclusionList } from '../exclusions/exclusion-list.tsx';
import { LanguageSwitch } from '../language/language-switch.tsx';
import { OutboxList } from '../outbox/outbox-list.tsx';
import { Privacy } from '../privacy/privacy.tsx';
import { SessionGate } from '../session/session-gate.tsx';
import { SignOutQuestion } from '../session/sign-out-question.tsx';
import { useSignOut } from '../session/use-sign-out.ts';
import { OwnSettings } from './own-settings.tsx';
import classes from './settings-page.module.css';
import { settingsStrings } from './strings.ts';

/** The extension's options: language, account, what a member chose, what waits, and how mail pages are read. */
export function SettingsPage() {
  const t = useStrings(settingsStrings);
  const mail = useStrings(dailyMailChoiceStrings);
  const signOut = useSignOut();
  const { waiting, parked } = useOutbox() ?? emptyOutbox;
  const [leaving, setLeaving] = useState(false);
  const leave = () => (waiting + parked === 0 ? void signOut() : setLeaving(true));
  return (
    <SessionGate waiting={null} frame={(content) => <SignedOut>{content}</SignedOut>}>
      {(membership) => (
        <main className={classes.page}>
          <h1 className={classes.title}>{t('title')}</h1>
          <section className={classes.section}>
            <h2 className={classes.heading}>{t('language')}</h2>
            <LanguageSwitch />
          </section>
          <section className={classes.section}>
            <h2 className={classes.heading}>{t('account')}</h2>
            <p>{t('signed_in_as', { name: membership.name, email: membership.email })}</p>
            <p>{t('organisation', { name: membership.org_name })}</p>
            {leaving ? (
              <SignOutQuestion onCancel={() => setLeaving(false)} />
            ) : (
              <div>
                <Button variant="default" onClick={leave}>
                  {t('sign_out')}
                </Button>
              </div>
            )}
          </section>
          <OwnSettings />
          <section className={classes.section}>
            <h2 className={classes.heading}>{mail('title')}</h2>
            <DailyMailChoice />
          </section>
          <section className={classes.section}>
            <h2 className={classes.heading}>{t('outbox')}</h2>
            <OutboxList timeZone={membership.time_zone} />
          </section>
          <section className={classes.section}>
            <h2 className={classes.heading}>{t('mailboxes')}</h2>
            <ConnectedMailboxes timeZone={membership.time_zone} />
          </section>
          <section className={classes.section}>
            <h2 className={classes.heading}>{t('never_log')}</h2>
            <ExclusionList />
          </section>
          <AdapterHealth />
          <section className={classes.section}>
            <h2 className={classes.heading}>{t('privacy')}</h2>
            <Privacy />
          </section>
        </main>
      )}
    </SessionGate>
  );
}

/** How pages are read concerns also who is not signed in. */
function SignedOut({ children }: { readonly children: ReactNode }) {
  return (
    <>
      {children}
      <div className={classes.page}>
        <AdapterHealth />
      </div>
    </>
  );
}
