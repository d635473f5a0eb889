import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import type { Template } from '../../../shared/contracts/template-operations.ts';
import { copyText } from '../../ui/copy-text.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { BackIcon } from '../../ui/icons.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { ChooseMail } from './choose-mail.tsx';
import { FieldInputs } from './field-inputs.tsx';
import { FilledFor } from './filled-for.tsx';
import { FilledPreview } from './filled-preview.tsx';
import { templateStrings } from './strings.ts';
import classes from './templates.module.css';
import { useFilledTemplate } from './use-filled-template.ts';
import { useInsertText } from './use-insert-text.ts';

interface UseTemplateProps {
  readonly template: Template;
  readonly snapshot: InboxSnapshot;
  readonly membership: Membership;
  readonly customerId: string | null;
  readonly onInserted: () => void;
  readonly onBack: () => void;
  /** null where the reader may not change it. */
  readonly onEdit: (() => void) | null;
}

/** One template: whom it is filled in for, what is missing, the text as it will stand, and Insert. */
export function UseTemplate(props: UseTemplateProps) {
  const { template, snapshot, onBack, onEdit } = props;
  const t = useStrings(templateStrings);
  const filled = useFilledTemplate(props);
  const { compose, asked, missing, text, fault, subject } = filled;
  const insert = useInsertText(template.template_id, props.onInserted);
  const [checked, setChecked] = useState(false);
  const [copied, setCopied] = useState<boolean | null>(null);
  const place = useRef<HTMLFormElement>(null);

  // Where the hand goes on: at what is missing, else at the button that Enter presses.
  const ready = !subject.pending;
  useEffect(() => {
    const form = place.current;
    if (form === null) return;
    if (!ready) form.focus();
    else if (document.activeElement === form || document.activeElement === document.body)
      form.querySelector<HTMLElement>('[data-missing] input, [data-primary]')?.focus();
  }, [ready]);

  function askMissing(): boolean {
    if (missing.length === 0) return false;
    setChecked(true);
    requestAnimationFrame(() =>
      place.current?.querySelector<HTMLElement>('input[aria-invalid=true]')?.focus(),
    );
    return true;
  }
  async function copy() {
    if (askMissing()) return;
    setCopied(await copyText(text));
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (fault !== null || subject.pending || insert.busy) return;
    if (compose === null) void copy();
    else if (!askMissing()) void insert.insert(compose.key, text);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    onBack();
  }

  return (
    <form
      ref={place}
      tabIndex={-1}
      className={classes.use}
      aria-label={visibleText(template.title)}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={submit}
    >
      <div className={classes.useHead}>
        <button type="button" className={classes.back} onClick={onBack} title="Esc">
          <BackIcon />
          {t('back')}
        </button>
        {onEdit !== null && (
          <Button size="compact-sm" variant="subtle" onClick={onEdit}>
            {t('edit')}
          </Button>
        )}
      </div>
      <p className={classes.title}>{visibleText(template.title)}</p>
      {fault !== null ? (
        <ErrorNote error={fault} />
      ) : (
        <>
          <ChooseMail
            composes={snapshot.composes}
            chosen={compose?.key ?? null}
            onChoose={filled.chooseMail}
          />
          <FilledFor filled={filled} />
          {subject.error !== null && !subject.pending && (
            <ErrorNote error={subject.error} onRetry={subject.retry} />
          )}
          <FieldInputs filled={filled} asked={asked} checked={checked} />
          <FilledPreview filled={filled} language={template.language} />
          {compose === null && <p className={classes.dim}>{t('no_mail')}</p>}
          {insert.error !== null && (
            <ErrorNote error={insert.error}>
              <Button size="compact-sm" variant="default" onClick={() => void copy()}>
                {t('copy')}
              </Button>
            </ErrorNote>
          )}
          <div className={classes.actions}>
            {compose !== null && (
              <Button type="submit" size="compact-sm" data-primary disabled={insert.busy}>
                {insert.busy ? t('inserting') : t('insert')}
              </Button>
            )}
            {insert.error === null && (
              <Button
                {...(compose === null
                  ? { type: 'submit', 'data-primary': true }
                  : { type: 'button', variant: 'subtle', onClick: () => void copy() })}
                size="compact-sm"
              >
                {t('copy')}
              </Button>
            )}
            <span role="status" className={classes.dim}>
              {copied === null ? '' : t(copied ? 'copied' : 'not_copied')}
            </span>
          </div>
        </>
      )}
    </form>
  );
}
