import { useEffect, useRef } from 'react';
import type { Template } from '../../../shared/contracts/template-operations.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { mayHaveArrived } from '../../ui/may-have-arrived.ts';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { templateStrings } from './strings.ts';
import classes from './templates.module.css';

interface RemovedNoteProps {
  readonly template: Template;
  /** It is there again. */
  readonly onBack: () => void;
}

/** A template that was removed, with the way back: the same words as a new template. */
export function RemovedNote({ template, onBack }: RemovedNoteProps) {
  const t = useStrings(templateStrings);
  const { crm } = usePorts();
  const place = useRef<HTMLButtonElement>(null);
  useEffect(() => place.current?.focus(), []);
  const restore = useOperation(
    (known: Template, op_id) => {
      const { title, body, kind, language, shared } = known;
      const words = { title, body, kind, language, shared };
      return crm.saveTemplate({ op_id, template_id: null, version: null, ...words });
    },
    ['templates'],
  );
  const undo = () => restore.mutate(template, { onSuccess: onBack });
  return (
    <>
      <p className={classes.done}>
        <span role="status">{t('removed', { title: visibleText(template.title) })}</span>{' '}
        <button
          ref={place}
          type="button"
          className={classes.link}
          disabled={restore.isPending}
          onClick={undo}
        >
          {t('undo')}
        </button>
      </p>
      {restore.isError && (
        <ErrorNote
          error={restore.error}
          onRetry={mayHaveArrived(restore.error) ? undo : undefined}
        />
      )}
    </>
  );
}
