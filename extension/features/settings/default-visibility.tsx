import { NativeSelect } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { visibility } from '../../../shared/contracts/interactions.ts';
import type { MemberSettings } from '../../../shared/contracts/member-settings.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './settings-page.module.css';
import { settingsStrings } from './strings.ts';
import { useChangeMemberSettings } from './use-member-settings.ts';

/** What a log form begins with. Saved when it is chosen. */
export function DefaultVisibility({ settings }: { readonly settings: MemberSettings }) {
  const t = useStrings(settingsStrings);
  const change = useChangeMemberSettings();
  const chosen = (change.isPending ? change.variables : settings).default_visibility;
  return (
    <>
      <NativeSelect
        className={classes.narrow}
        label={t('default_visibility_label')}
        description={t('default_visibility_lead')}
        value={chosen ?? settings.default_visibility}
        disabled={change.isPending}
        data={visibility.options.map((value) => ({ value, label: t(`visible_${value}`) }))}
        onChange={(event) => {
          const value = visibility.safeParse(event.currentTarget.value);
          if (value.success) change.mutate({ default_visibility: value.data });
        }}
      />
      <p role="status" className={classes.dim}>
        {change.isSuccess ? t('saved') : ''}
      </p>
      {change.isError && <ErrorNote error={change.error} />}
    </>
  );
}
