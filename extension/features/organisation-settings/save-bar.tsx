import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './organisation-settings.module.css';
import { organisationStrings } from './strings.ts';

interface SaveBarProps {
  readonly isChanged: boolean;
  readonly isPending: boolean;
  readonly isSaved: boolean;
  readonly isLate: boolean;
  readonly error: unknown;
  readonly onDiscard: () => void;
}

/** Save and discard of a form of rules, and what came of it. */
export function SaveBar({ isChanged, isPending, isSaved, isLate, error, onDiscard }: SaveBarProps) {
  const t = useStrings(organisationStrings);
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      {isLate && <p role="status">{t('late')}</p>}
      <div className={classes.actions}>
        <Button type="submit" disabled={isPending || !isChanged}>
          {isPending ? t('saving') : t('save')}
        </Button>
        {isChanged && (
          <Button variant="subtle" disabled={isPending} onClick={onDiscard}>
            {t('discard')}
          </Button>
        )}
        <p role="status" className={classes.dim}>
          {isSaved && !isChanged ? t('saved') : ''}
        </p>
      </div>
    </>
  );
}
