import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import type { ReactNode } from 'react';
import { CrmError } from '../../shared/contracts/errors.ts';
import { errorText } from '../../shared/i18n/error-texts.ts';
import classes from './error-note.module.css';
import { AttentionIcon, DoneIcon } from './icons.tsx';
import { useLanguage } from './language.tsx';
import { uiStrings } from './strings.ts';
import { useStrings } from './use-strings.ts';

export interface ErrorNoteProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** Further ways out, as buttons. */
  readonly children?: ReactNode;
}

/** What happened, what is safe, what to do, and the code to tell others. What is no `CrmError` counts as TC005. */
export function ErrorNote({ error, onRetry, children }: ErrorNoteProps) {
  const t = useStrings(uiStrings);
  const language = useLanguage();
  const code = error instanceof CrmError ? error.code : 'TC005';
  // No failure: the background has it and sends it.
  const isKept = code === 'TC030';
  const { what, advice } = errorText(language, code, error instanceof CrmError ? error.facts : {});
  return (
    <div
      role={isKept ? 'status' : 'alert'}
      className={classes.note}
      data-kept={isKept || undefined}
    >
      {isKept ? <DoneIcon className={classes.icon} /> : <AttentionIcon className={classes.icon} />}
      <div className={classes.body}>
        <p className={classes.what}>{what}</p>
        <p className={classes.advice}>{advice}</p>
        <div className={classes.actions}>
          {onRetry && (
            <Button size="compact-sm" variant="default" onClick={onRetry}>
              {t('retry')}
            </Button>
          )}
          {children}
          <span className={classes.code}>{t('code', { code })}</span>
        </div>
      </div>
    </div>
  );
}
