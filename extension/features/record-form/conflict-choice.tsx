import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { AttentionIcon } from '../../ui/icons.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './conflict-choice.module.css';
import { recordFormStrings } from './strings.ts';

export interface ConflictingText {
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
}

interface ConflictChoiceProps {
  readonly by: string | null;
  readonly texts: readonly ConflictingText[];
  readonly busy: boolean;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
}

/** Two people changed the same: both texts, and which one shall stand. Nothing is lost before the choice. */
export function ConflictChoice({ by, texts, busy, onTheirs, onMine }: ConflictChoiceProps) {
  const t = useStrings(recordFormStrings);
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div role="alert" className={classes.box}>
      <p ref={heading} tabIndex={-1} className={classes.title}>
        <AttentionIcon className={classes.icon} />
        {by === null ? t('conflict') : t('conflict_by', { name: by })}
      </p>
      <p>{t('conflict_lead')}</p>
      {texts.map(({ label, theirs, mine }) => (
        <div key={label}>
          {texts.length > 1 && <p className={classes.field}>{label}</p>}
          <dl className={classes.texts}>
            <div className={classes.text}>
              <dt>{by === null ? t('theirs') : t('theirs_by', { name: by })}</dt>
              <dd>{lines(theirs) || t('nothing')}</dd>
            </div>
            <div className={classes.text}>
              <dt>{t('mine')}</dt>
              <dd>{lines(mine) || t('nothing')}</dd>
            </div>
          </dl>
        </div>
      ))}
      <div className={classes.actions}>
        <Button size="compact-sm" variant="default" disabled={busy} onClick={onTheirs}>
          {t('keep_theirs')}
        </Button>
        <Button size="compact-sm" disabled={busy} onClick={onMine}>
          {busy ? t('saving') : t('save_mine')}
        </Button>
      </div>
    </div>
  );
}

const lines = (text: string) => text.split('\n').map(visibleText).join('\n');
