import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { ErrorNote } from '../../ui/error-note.tsx';
import { mayHaveArrived } from '../../ui/may-have-arrived.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import classes from './form-frame.module.css';
import type { Fields } from './merge-edits.ts';
import { recordFormStrings } from './strings.ts';
import type { RecordForm } from './use-record-form.ts';

interface FormFrameProps<F extends Fields> {
  readonly form: RecordForm<F>;
  /** What the form is about: its name to screen readers, and its heading where `heading` is set. */
  readonly title: string;
  readonly heading?: boolean;
  /** Name of a field, and its text as people read it, for the choice between two. */
  readonly describe: (field: keyof F & string, value: string) => { label: string; text: string };
  /** Ways out of a refusal, beside its text. */
  readonly waysOut?: ReactNode;
  readonly children: ReactNode;
}

/** Fields, what went wrong, the choice between two texts, save and cancel. ⌘↵ saves, Esc cancels. */
export function FormFrame<F extends Fields>(props: FormFrameProps<F>) {
  const { form, title, describe } = props;
  const t = useStrings(recordFormStrings);
  const id = useId();
  const place = useRef<HTMLFormElement>(null);
  const ready = form.kept !== null;
  useEffect(() => {
    if (!ready) return;
    const field = place.current?.querySelector<HTMLElement>('input, textarea, select');
    field?.focus();
  }, [ready]);
  const { kept, conflict, busy } = form;
  if (kept === null) return <div className={classes.opening} />;

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (form.isKept) form.close();
      else form.cancel();
    } else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void form.submit();
    }
  }

  return (
    <form
      ref={place}
      className={classes.form}
      {...(props.heading === true ? { 'aria-labelledby': id } : { 'aria-label': title })}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      {props.heading === true && (
        <p id={id} className={classes.title}>
          {title}
        </p>
      )}
      {kept.restored && (
        <p className={classes.restored}>
          {t('restored')}{' '}
          <button type="button" className={classes.link} onClick={kept.startOver}>
            {t('start_over')}
          </button>
        </p>
      )}
      {conflict === null && !form.isKept && props.children}
      {form.error !== null && (
        <ErrorNote
          error={form.error}
          onRetry={mayHaveArrived(form.error) ? () => void form.submit() : undefined}
        >
          {props.waysOut}
        </ErrorNote>
      )}
      {conflict !== null && (
        <ConflictChoice
          by={conflict.by}
          texts={conflict.fields.map((field) => {
            const theirs = describe(field, conflict.theirs.fields[field] ?? '');
            const mine = describe(field, kept.draft.fields[field] ?? '');
            return { label: mine.label, theirs: theirs.text, mine: mine.text };
          })}
          busy={busy}
          onTheirs={() => void form.keepTheirs()}
          onMine={() => void form.saveMine()}
        />
      )}
      {form.isKept && (
        <div className={classes.actions}>
          <Button size="compact-sm" variant="default" autoFocus onClick={form.close}>
            {t('close')}
          </Button>
        </div>
      )}
      {conflict === null && !form.isKept && (
        <div className={classes.actions}>
          <Button type="submit" size="compact-sm" disabled={busy}>
            {busy ? t('saving') : t('save')}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={form.cancel}>
            {t('cancel')}
          </Button>
        </div>
      )}
    </form>
  );
}
