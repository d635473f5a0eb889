import { Button } from '@mantine/core';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { listOf } from '../../ui/list-of.ts';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { describeField } from '../customer-card/describe-field.ts';
import { cardStrings } from '../customer-card/strings.ts';
import { changedByEditing } from './changed-by-editing.ts';
import classes from './details-panel.module.css';
import { fileStrings } from './file-strings.ts';

/** What was only suggested when the customer was made, and the word of a person that it is right. */
export function VerifyNote({ card }: { card: CustomerCard }) {
  const t = useStrings(fileStrings);
  const word = useStrings(cardStrings);
  const language = useLanguage();
  const { crm } = usePorts();
  const verify = useOperation(
    (_args: object, op_id) => crm.verifyCustomer({ op_id, customer_id: card.customer_id }),
    changedByEditing,
  );
  const fields = listOf(
    card.to_verify.map((field) => describeField(word, field)),
    language,
  );
  return (
    <div className={classes.verify}>
      <p>{t('verify_lead', { fields })}</p>
      <Button
        size="compact-sm"
        variant="default"
        disabled={verify.isPending}
        onClick={() => verify.mutate({})}
      >
        {t('verify')}
      </Button>
      {verify.error !== null && <ErrorNote error={verify.error} />}
    </div>
  );
}
