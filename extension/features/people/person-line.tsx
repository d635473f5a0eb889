import type { Outsider } from '../../../shared/domain/thread-people.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { describeStanding } from './describe-standing.ts';
import classes from './person-line.module.css';
import type { Standing } from './standing.ts';
import { peopleStrings } from './strings.ts';

/** The person that the panel below is about: address, standing and reason in words. */
export function PersonLine({ person, standing }: { person: Outsider; standing: Standing | null }) {
  const t = useStrings(peopleStrings);
  const address = person.email ?? t('no_address');
  return (
    <p className={classes.line}>
      <span className={classes.address} title={address}>
        {address}
      </span>
      <span className={classes.standing}>{describeStanding(t, standing, null)}</span>
    </p>
  );
}
