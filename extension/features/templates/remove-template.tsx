import type { Template } from '../../../shared/contracts/template-operations.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { mayHaveArrived } from '../../ui/may-have-arrived.ts';
import { SeenButton } from '../../ui/seen-button.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { templateStrings } from './strings.ts';
import classes from './templates.module.css';

interface RemoveTemplateProps {
  readonly template: Template;
  readonly onRemoved: (template: Template) => void;
}

/** Removes at once; what it was can be brought back afterwards. */
export function RemoveTemplate({ template, onRemoved }: RemoveTemplateProps) {
  const t = useStrings(templateStrings);
  const { crm } = usePorts();
  const remove = useOperation(
    ({ template_id }: { template_id: string }, op_id) => crm.removeTemplate({ op_id, template_id }),
    ['templates'],
  );
  const { template_id } = template;
  const act = () => remove.mutate({ template_id }, { onSuccess: () => onRemoved(template) });
  return (
    <div className={classes.remove}>
      <SeenButton
        size="compact-sm"
        variant="subtle"
        className={classes.destructive}
        disabled={remove.isPending}
        onClick={act}
      >
        {remove.isPending ? t('removing') : t('remove')}
      </SeenButton>
      {remove.isError && (
        <ErrorNote error={remove.error} onRetry={mayHaveArrived(remove.error) ? act : undefined} />
      )}
    </div>
  );
}
