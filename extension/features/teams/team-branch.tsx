import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useState } from 'react';
import { useLanguage } from '../../ui/language.tsx';
import { listOf } from '../../ui/list-of.ts';
import { useStrings } from '../../ui/use-strings.ts';
import type { Member } from '../members/use-members.ts';
import { ChangeTeam } from './change-team.tsx';
import { ManagerOfTeam } from './manager-of-team.tsx';
import { RemoveTeam } from './remove-team.tsx';
import { teamStrings } from './strings.ts';
import type { Team } from './team-tree.ts';
import classes from './teams.module.css';

interface TeamBranchProps {
  readonly teams: readonly Team[];
  /** null while they are not known. */
  readonly members: readonly Member[] | null;
  /** Whose teams; null: those at the top. */
  readonly parent: string | null;
}

/** The teams right below one, each with its own below it. */
export function TeamBranch({ teams, members, parent }: TeamBranchProps) {
  const below = teams.filter(({ parent_team_id }) => parent_team_id === parent);
  return below.length === 0 ? null : (
    <ul className={classes.list}>
      {below.map((team) => (
        <li key={team.team_id}>
          <TeamRow team={team} teams={teams} members={members} />
          <TeamBranch teams={teams} members={members} parent={team.team_id} />
        </li>
      ))}
    </ul>
  );
}

interface TeamRowProps {
  readonly team: Team;
  readonly teams: readonly Team[];
  readonly members: readonly Member[] | null;
}

function TeamRow({ team, teams, members }: TeamRowProps) {
  const t = useStrings(teamStrings);
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const people = members?.filter(
    ({ team_id, status }) => team_id === team.team_id && status === 'active',
  );
  const managers = people?.filter(({ role }) => role === 'manager').map(({ name }) => name);
  const isEmpty =
    people?.length === 0 && !teams.some(({ parent_team_id }) => parent_team_id === team.team_id);
  return (
    <div className={classes.row}>
      <span className={classes.name}>{team.name}</span>
      {people !== undefined && managers !== undefined && (
        <span className={classes.facts}>
          {managers.length === 0
            ? t('no_manager')
            : t('managed_by', { names: listOf(managers, language) })}{' '}
          · {t('members', { count: people.length })}
        </span>
      )}
      <Button
        className={classes.action}
        size="compact-sm"
        variant="default"
        aria-label={t('change_named', { name: team.name })}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t('change')}
      </Button>
      {open && (
        <section className={classes.panel} aria-label={t('change_title', { name: team.name })}>
          <ChangeTeam team={team} teams={teams} onDone={() => setOpen(false)} />
          <ManagerOfTeam team={team} members={members ?? []} />
          <RemoveTeam team={team} isEmpty={isEmpty} />
          <div className={classes.actions}>
            <Button size="compact-sm" variant="subtle" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
          </div>
        </section>
      )}
    </div>
  );
}
