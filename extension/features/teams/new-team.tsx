import { Button, NativeSelect, TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useState } from 'react';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { teamChoices } from '../members/team-choices.ts';
import { teamStrings } from './strings.ts';
import type { Team } from './team-tree.ts';
import classes from './teams.module.css';

export function NewTeam({ teams }: { readonly teams: readonly Team[] }) {
  const t = useStrings(teamStrings);
  const { crm } = usePorts();
  const [name, setName] = useState('');
  const [under, setUnder] = useState('');
  const create = useOperation(
    async (args: { name: string; parent_team_id: string | null }, op_id) => {
      await crm.saveTeam({ ...args, op_id, team_id: null });
      return args.name;
    },
    ['teams'],
  );
  return (
    <section aria-labelledby="new-team-title">
      <h2 id="new-team-title" className={classes.heading}>
        {t('new_team')}
      </h2>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate(
            { name: name.trim(), parent_team_id: under === '' ? null : under },
            { onSuccess: () => setName('') },
          );
        }}
      >
        <TextInput
          className={classes.grow}
          label={t('name')}
          value={name}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('under')}
          value={under}
          data={teamChoices(teams, t('top'))}
          onChange={(event) => setUnder(event.currentTarget.value)}
        />
        <Button type="submit" disabled={create.isPending || name.trim() === ''}>
          {create.isPending ? t('creating') : t('create')}
        </Button>
      </form>
      <p role="status" className={classes.dim}>
        {create.isSuccess ? t('created', { name: create.data }) : ''}
      </p>
      {create.isError && <ErrorNote error={create.error} />}
    </section>
  );
}
