import { Checkbox } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';
import { type MemberSettings, toldKind } from '../../../shared/contracts/member-settings.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { DeniedNote } from '../notifications/denied-note.tsx';
import classes from './settings-page.module.css';
import { settingsStrings } from './strings.ts';
import { useChangeMemberSettings } from './use-member-settings.ts';

/** Whether browsers tell what is due, and which kinds. Saved with each click. */
export function NotificationSettings({ settings }: { readonly settings: MemberSettings }) {
  const t = useStrings(settingsStrings);
  const change = useChangeMemberSettings();
  const { notify, muted_kinds } = { ...settings, ...(change.isPending ? change.variables : {}) };
  return (
    <>
      <DeniedNote />
      <Checkbox
        label={t('notify')}
        checked={notify}
        disabled={change.isPending}
        onChange={(event) => change.mutate({ notify: event.currentTarget.checked })}
      />
      <fieldset className={classes.indented} disabled={!notify || change.isPending}>
        <legend className={classes.dim}>{t('notify_kinds')}</legend>
        {toldKind.options.map((kind) => (
          <Checkbox
            key={kind}
            label={t(`kind_${kind}`)}
            checked={!muted_kinds.includes(kind)}
            onChange={(event) => {
              const others = muted_kinds.filter((muted) => muted !== kind);
              change.mutate({
                muted_kinds: event.currentTarget.checked ? others : [...others, kind],
              });
            }}
          />
        ))}
      </fieldset>
      <p className={classes.dim}>{t('notify_today')}</p>
      <p role="status" className={classes.dim}>
        {change.isSuccess ? t('saved') : ''}
      </p>
      {change.isError && <ErrorNote error={change.error} />}
    </>
  );
}
