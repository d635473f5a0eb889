import { useId, useState } from 'react';
import type { ReadMessage } from '../../../shared/domain/read-message.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './log-mail.module.css';
import { logMailStrings } from './strings.ts';

const LONG_TEXT = 180;

/** What this author wrote themselves, in three lines; what the cleaning left out can be seen before saving. */
export function MailText({ message }: { message: ReadMessage }) {
  const t = useStrings(logMailStrings);
  const id = useId();
  const [whole, setWhole] = useState(false);
  const [cutShown, setCutShown] = useState(false);
  const text = message.text.trim();
  const isLong = text.length > LONG_TEXT || text.split('\n').length > 3;
  const wasCut = message.cut.trim() !== '';
  return (
    <section aria-label={t('text')} className={classes.text}>
      {message.kind === 'automatic' ? <p className={classes.hint}>{t('automatic_hint')}</p> : null}
      <p
        id={`${id}-text`}
        className={classes.excerpt}
        data-whole={whole || !isLong ? '' : undefined}
      >
        {text === '' ? (
          <span className={classes.dim}>{t('no_text')}</span>
        ) : whole ? (
          text
        ) : (
          dense(text)
        )}
      </p>
      {isLong || wasCut ? (
        <div className={classes.links}>
          {isLong ? (
            <button
              type="button"
              className={classes.link}
              aria-expanded={whole}
              aria-controls={`${id}-text`}
              onClick={() => setWhole(!whole)}
            >
              {whole ? t('show_less') : t('show_all')}
            </button>
          ) : null}
          {wasCut ? (
            <button
              type="button"
              className={classes.link}
              aria-expanded={cutShown}
              aria-controls={`${id}-cut`}
              onClick={() => setCutShown(!cutShown)}
            >
              {cutShown ? t('hide_cut') : t('show_cut')}
            </button>
          ) : null}
        </div>
      ) : null}
      {cutShown ? (
        <section
          id={`${id}-cut`}
          aria-label={t('cut')}
          className={classes.original}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
          tabIndex={0}
        >
          {message.cut.trim()}
        </section>
      ) : null}
    </section>
  );
}

/** Three lines are worth more without the empty ones between paragraphs. */
function dense(text: string): string {
  return text.replace(/\n\s*\n/g, '\n');
}
