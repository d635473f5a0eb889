import { useState } from 'react';
import type { Outsider } from '../../../shared/domain/thread-people.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { describeStanding } from './describe-standing.ts';
import classes from './people-chips.module.css';
import { personName } from './person-name.ts';
import type { Standing } from './standing.ts';
import { StandingShape } from './standing-shape.tsx';
import { peopleStrings } from './strings.ts';

const SHOWN_AT_FIRST = 6;

interface PeopleChipsProps {
  readonly people: readonly Outsider[];
  /** null while it is being looked up. */
  readonly standingOf: (person: Outsider) => Standing | null;
  readonly focused: Outsider | null;
  readonly onFocus: (person: Outsider) => void;
  /** People beyond the cap of one request. */
  readonly notLookedUp: number;
}

export function PeopleChips(props: PeopleChipsProps) {
  const { people, standingOf, focused, onFocus, notLookedUp } = props;
  const t = useStrings(peopleStrings);
  const [all, setAll] = useState(false);
  const shown = all ? people : people.slice(0, SHOWN_AT_FIRST);
  const hidden = people.length - shown.length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; these choose what is shown below.
    <div
      role="group"
      aria-label={t('people')}
      className={classes.chips}
      data-all={all ? '' : undefined}
    >
      {shown.map((person) => (
        <PersonChip
          key={person.ref}
          person={person}
          standing={standingOf(person)}
          focused={person === focused}
          onFocus={onFocus}
        />
      ))}
      {people.length > SHOWN_AT_FIRST && (
        <button
          type="button"
          className={classes.more}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? t('fewer') : t('more', { count: hidden })}
        </button>
      )}
      {all && notLookedUp > 0 && (
        <p className={classes.note}>{t('not_looked_up', { count: notLookedUp })}</p>
      )}
    </div>
  );
}

interface PersonChipProps {
  readonly person: Outsider;
  readonly standing: Standing | null;
  readonly focused: boolean;
  readonly onFocus: (person: Outsider) => void;
}

function PersonChip({ person, standing, focused, onFocus }: PersonChipProps) {
  const t = useStrings(peopleStrings);
  const name = personName(person) ?? t('no_name');
  const words = describeStanding(t, standing, person.email);
  return (
    <button
      type="button"
      className={classes.chip}
      aria-pressed={focused}
      aria-label={`${name}, ${words}`}
      title={`${person.email ?? t('no_address')} · ${words}`}
      onClick={() => onFocus(person)}
    >
      <StandingShape kind={standing?.kind ?? 'matching'} />
      <span className={classes.name}>{name}</span>
    </button>
  );
}
