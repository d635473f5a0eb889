import { Button, TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useState } from 'react';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './first-run.module.css';
import { sessionStrings } from './strings.ts';
import { changedByOrganisation } from './use-membership.ts';

/** Opens an organisation, with the caller as its first administrator, in the time zone of this machine. */
export function CreateOrganisation() {
  const t = useStrings(sessionStrings);
  const { crm, session } = usePorts();
  const language = useLanguage();
  const [name, setName] = useState('');
  const [memberName, setMemberName] = useState('');
  const [asked, setAsked] = useState(false);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const create = useOperation(async (args: { name: string; member_name: string }, op_id) => {
    const { org_id } = await crm.createOrganisation({ ...args, op_id, language, time_zone: zone });
    await session.chooseOrganisation(org_id);
  }, changedByOrganisation);
  const missing = (value: string) => (asked && value.trim() === '' ? t('needed') : null);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (name.trim() !== '' && memberName.trim() !== '')
          create.mutate({ name: name.trim(), member_name: memberName.trim() });
      }}
    >
      <TextInput
        label={t('organisation_name')}
        value={name}
        maxLength={200}
        autoComplete="organization"
        error={missing(name)}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('your_name')}
        value={memberName}
        maxLength={200}
        autoComplete="name"
        error={missing(memberName)}
        onChange={(event) => setMemberName(event.currentTarget.value)}
      />
      <p className={classes.dim}>{t('zone', { zone })}</p>
      <Button type="submit" disabled={create.isPending}>
        {create.isPending ? t('creating') : t('create')}
      </Button>
      {create.isError && <ErrorNote error={create.error} />}
    </form>
  );
}
