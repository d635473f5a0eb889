import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './decisions.module.css';
import { decisionStrings } from './strings.ts';

interface DecideLaterProps {
  readonly address: string;
  readonly name: string | null;
  readonly subject: string | null;
  /** Of the page on which they were met. */
  readonly url: string;
}

/** Puts the question whose customer somebody is on the reader's own list. */
export function DecideLater({ address, name, subject, url }: DecideLaterProps) {
  const t = useStrings(decisionStrings);
  const { crm } = usePorts();
  const later = useOperation(
    (args: DecideLaterProps, op_id) => crm.decideLater({ ...args, op_id }),
    ['to-decide'],
  );
  return (
    <div className={classes.later}>
      {later.isSuccess ? (
        <p role="status" className={classes.dim}>
          {t('later_done')}
        </p>
      ) : (
        <Button
          size="compact-sm"
          variant="subtle"
          disabled={later.isPending}
          onClick={() => later.mutate({ address, name, subject, url })}
        >
          {later.isPending ? t('later_saving') : t('later')}
        </Button>
      )}
      {later.isError && <ErrorNote error={later.error} />}
    </div>
  );
}
