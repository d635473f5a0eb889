import { ErrorNote } from '../../ui/error-note.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { DefaultVisibility } from './default-visibility.tsx';
import { NotificationSettings } from './notification-settings.tsx';
import { QuietHoursForm } from './quiet-hours.tsx';
import classes from './settings-page.module.css';
import { settingsStrings } from './strings.ts';
import { useMemberSettings } from './use-member-settings.ts';

/** What the database keeps for the reader: notifications, quiet hours, the usual level of a log. */
export function OwnSettings() {
  const t = useStrings(settingsStrings);
  const query = useMemberSettings();
  if (query.data === undefined) {
    return query.isError ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <div aria-busy="true">
        <Placeholder width="60%" line={28} />
      </div>
    );
  }
  const { quiet } = query.data;
  return (
    <>
      <section className={classes.section}>
        <h2 className={classes.heading}>{t('notifications')}</h2>
        <NotificationSettings settings={query.data} />
      </section>
      <section className={classes.section}>
        <h2 className={classes.heading}>{t('quiet_hours')}</h2>
        <QuietHoursForm
          quiet={quiet}
          ownZone={new Intl.DateTimeFormat().resolvedOptions().timeZone}
        />
      </section>
      <section className={classes.section}>
        <h2 className={classes.heading}>{t('default_visibility')}</h2>
        <DefaultVisibility settings={query.data} />
      </section>
    </>
  );
}
