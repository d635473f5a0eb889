import { useEffect, useState } from 'react';
import classes from './copy-button.module.css';
import { copyText } from './copy-text.ts';
import { CopyIcon, DoneIcon } from './icons.tsx';
import { uiStrings } from './strings.ts';
import { useStrings } from './use-strings.ts';

const TOLD_MS = 1500;

/** A text that copies itself on a click, and says so. `label`: what it is, for screen readers. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useStrings(uiStrings);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), TOLD_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <button
        type="button"
        className={classes.button}
        aria-label={t('copy', { label, text })}
        title={t('copy', { label, text })}
        onClick={async () => setCopied(await copyText(text))}
      >
        <span className={classes.text}>{text}</span>
        {copied ? <DoneIcon className={classes.done} /> : <CopyIcon className={classes.icon} />}
      </button>
      <span role="status" className={classes.status}>
        {copied ? t('copied') : ''}
      </span>
    </>
  );
}
