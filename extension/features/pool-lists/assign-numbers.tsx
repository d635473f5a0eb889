import type { OperationResult } from '../../../shared/contracts/operations.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { assignStrings } from './assign-strings.ts';
import classes from './pool-lists.module.css';

export type Preview = OperationResult<'previewAssignment'>;
export type Assigned = OperationResult<'assignCustomers'>;

/** What a customer that was looked at is called, where the list knew it. */
export type NameOf = (customerId: string) => string | null;

/** Who would get how many, and what stays behind because of what. */
export function PreviewNumbers({ preview, nameOf }: { preview: Preview; nameOf: NameOf }) {
  const t = useStrings(assignStrings);
  return (
    <div role="status" className={classes.numbers}>
      <p className={classes.strong}>
        {preview.customers === 0 ? t('gives_none') : t('gives', { count: preview.customers })}
      </p>
      <ul className={classes.plain}>
        {preview.members.map(({ member_id, name, customers, held }) => (
          <li key={member_id}>
            {t('member_gets', { name: visibleText(name), count: customers, held })}
          </li>
        ))}
      </ul>
      <LeftOut answer={preview} nameOf={nameOf} />
    </div>
  );
}

interface DoneNumbersProps {
  readonly done: Assigned;
  readonly nameOf: NameOf;
  readonly memberName: (memberId: string) => string;
}

/** What was carried out; it may be less than was previewed, and then it says who was quicker. */
export function DoneNumbers({ done, nameOf, memberName }: DoneNumbersProps) {
  const t = useStrings(assignStrings);
  return (
    <div role="status" className={classes.numbers}>
      <p className={classes.strong}>
        {done.customers === 0 ? t('done_none') : t('done', { count: done.customers })}
      </p>
      <ul className={classes.plain}>
        {done.members.map(({ member_id, customers }) => (
          <li key={member_id}>
            {t('got', { name: visibleText(memberName(member_id)), count: customers })}
          </li>
        ))}
      </ul>
      <LeftOut answer={done} nameOf={nameOf} />
    </div>
  );
}

interface LeftOutProps {
  readonly answer: Pick<Preview, 'skipped' | 'taken'>;
  readonly nameOf: NameOf;
}

function LeftOut({ answer, nameOf }: LeftOutProps) {
  const t = useStrings(assignStrings);
  return (
    <ul className={classes.plain}>
      {answer.skipped.map(({ why, customers }) => (
        <li key={why} className={classes.attention}>
          {t(`skipped_${why}`, { count: customers })}
        </li>
      ))}
      {answer.taken.map(({ customer_id, name, owner_name, by_name, how }) => {
        const called = visibleText(nameOf(customer_id) ?? name ?? t('a_customer'));
        const owner = visibleText(owner_name);
        return (
          <li key={customer_id} className={classes.dim}>
            {how === 'claimed'
              ? t('taken_claimed', { name: called, owner })
              : t('taken_assigned', {
                  ...{ name: called, owner },
                  by: by_name === null ? t('somebody') : visibleText(by_name),
                })}
          </li>
        );
      })}
    </ul>
  );
}
