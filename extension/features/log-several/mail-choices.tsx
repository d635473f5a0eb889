import { Checkbox } from '@mantine/core';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import { useId } from 'react';
import { describeInstant } from '../../../shared/domain/describe-time.ts';
import type { ReadMessage } from '../../../shared/domain/read-message.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './log-several.module.css';
import { logSeveralStrings } from './strings.ts';

/** How a mail of the thread is called: by its sender and time. */
export function useMailNames(timeZone: string): (message: ReadMessage) => string {
  const t = useStrings(logSeveralStrings);
  const language = useLanguage();
  const now = useNow();
  return ({ from, sentAt }) =>
    t('message', {
      name: from?.name ?? from?.email ?? t('sender_unknown'),
      time: sentAt === null ? t('time_unknown') : describeInstant(sentAt, now, timeZone, language),
    });
}

interface MailChoicesProps {
  readonly messages: readonly ReadMessage[];
  readonly logged: ReadonlySet<string>;
  readonly chosen: readonly string[];
  readonly nameOf: (message: ReadMessage) => string;
  readonly error: string | null;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** The mails of the thread, each to be ticked; those that the customer has already say so. */
export function MailChoices(props: MailChoicesProps) {
  const { messages, logged, chosen, nameOf, error, onChange } = props;
  const t = useStrings(logSeveralStrings);
  const id = useId();
  return (
    <fieldset
      className={classes.plain}
      aria-invalid={error === null ? undefined : true}
      aria-describedby={error === null ? undefined : id}
    >
      <legend className={classes.label}>{t('which')}</legend>
      {messages.map((message, index) => {
        const name = message.id ?? '';
        const isLogged = logged.has(name);
        const hint = isLogged ? 'already' : message.kind === 'automatic' ? 'automatic' : null;
        return (
          <Checkbox
            key={name}
            size="sm"
            autoFocus={index === 0}
            label={
              <>
                <span className={classes.name}>{nameOf(message)}</span>
                {hint !== null && <span className={classes.hint}> · {t(hint)}</span>}
                <span className={classes.excerpt}>{message.text.trim().slice(0, 120)}</span>
              </>
            }
            disabled={isLogged}
            checked={isLogged || chosen.includes(name)}
            onChange={(event) => {
              const ticked = event.currentTarget.checked;
              const next = messages.flatMap((one) => {
                const isThis = one.id === message.id;
                const isIn = isThis ? ticked : one.id !== null && chosen.includes(one.id);
                return isIn && one.id !== null ? [one.id] : [];
              });
              onChange(next);
            }}
          />
        );
      })}
      {error !== null && (
        <p id={id} className={classes.wrong}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
