import { Button } from '@mantine/core';
import type { Duplicate } from '../../../shared/contracts/customers.ts';
import { AttentionIcon } from '../../ui/icons.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './new-customer.module.css';
import { newCustomerStrings } from './strings.ts';

interface DuplicateListProps {
  readonly duplicates: readonly Duplicate[];
  readonly contactName: string;
  readonly onAdd: (customer: { id: string; name: string }) => void;
}

/** Customers that may be the same, before anything is saved. Of a colleague's customer only the owner is told. */
export function DuplicateList({ duplicates, contactName, onAdd }: DuplicateListProps) {
  const t = useStrings(newCustomerStrings);
  return (
    <section className={classes.duplicates} aria-labelledby="new-customer-duplicates">
      <h3 id="new-customer-duplicates" className={classes.duplicatesTitle}>
        <AttentionIcon />
        {t('duplicates')}
      </h3>
      <ul>
        {duplicates.map((duplicate, index) => {
          const { customer_id: id, name } = duplicate;
          const reasons = duplicate.reasons.map((reason) => t(`same_${reason}`)).join(' · ');
          return (
            // Colleagues' customers have no id to tell them apart.
            <li key={id ?? `${duplicate.owner_name}/${reasons}/${index}`}>
              {id === null || name === null ? (
                <p>
                  {duplicate.owner_name === null
                    ? t('belongs_nobody')
                    : t('belongs', { owner: duplicate.owner_name })}
                </p>
              ) : (
                <>
                  <p className={classes.strong}>{name}</p>
                  <p className={classes.dim}>
                    {duplicate.relation === 'pool'
                      ? t('in_pool')
                      : duplicate.owner_name === null
                        ? duplicate.code
                        : t('owner', { owner: duplicate.owner_name })}
                  </p>
                </>
              )}
              <p className={classes.dim}>{reasons}</p>
              {id !== null && name !== null && duplicate.relation !== 'pool' ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => onAdd({ id, name })}
                  className={classes.addButton}
                >
                  {contactName === ''
                    ? t('add_contact_unnamed')
                    : t('add_contact', { name: contactName })}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
