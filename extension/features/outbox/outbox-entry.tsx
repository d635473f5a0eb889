import { Button } from '@mantine/core';
import { useState } from 'react';
import { CrmError, isErrorCode } from '../../../shared/contracts/errors.ts';
import type { OutboxItem } from '../../../shared/contracts/outbox.ts';
import { describeInstant } from '../../../shared/domain/describe-time.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ExactTime } from '../../ui/exact-time.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { SeenButton } from '../../ui/seen-button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './outbox.module.css';
import { outboxStrings } from './strings.ts';

interface OutboxEntryProps {
  readonly item: OutboxItem;
  readonly timeZone: string;
}

/** One write: what it is, why it is still here, and what can be done with it. */
export function OutboxEntry({ item, timeZone }: OutboxEntryProps) {
  const t = useStrings(outboxStrings);
  const language = useLanguage();
  const now = useNow();
  const { outbox } = usePorts();
  const [asking, setAsking] = useState(false);
  // What the database refused has changed nothing there.
  const mayHaveArrived = item.attempts > 0 && !(item.error?.code.startsWith('TB') ?? false);
  const kind = t(nameOf(item.operation));
  const name = item.subject === null ? kind : `${kind}: ${visibleText(item.subject)}`;
  return (
    <li className={classes.item}>
      <p className={classes.name}>{name}</p>
      {item.words !== null && <p className={classes.words}>{visibleText(item.words)}</p>}
      <p className={classes.dim}>
        <ExactTime instant={item.kept_at} timeZone={timeZone}>
          {t('kept_at', { time: describeInstant(item.kept_at, now, timeZone, language) })}
        </ExactTime>
        {item.attempts > 0 && ` · ${t('tried', { count: item.attempts })}`}
      </p>
      {item.state === 'parked' && item.error !== null && <ErrorNote error={reasonOf(item.error)} />}
      {asking ? (
        <div className={classes.question}>
          <p>{t('remove_question')}</p>
          {mayHaveArrived && <p className={classes.dim}>{t('remove_may_have')}</p>}
          <div className={classes.actions}>
            <SeenButton size="compact-sm" onClick={() => void outbox?.discard(item.op_id)}>
              {t('remove')}
            </SeenButton>
            <Button size="compact-sm" variant="default" autoFocus onClick={() => setAsking(false)}>
              {t('keep_it')}
            </Button>
          </div>
        </div>
      ) : (
        <div className={classes.actions}>
          {item.state === 'parked' && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('send_named', { name })}
              onClick={() => void outbox?.retry(item.op_id)}
            >
              {t('send')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('remove_named', { name })}
            onClick={() => setAsking(true)}
          >
            {t('remove')}
          </Button>
        </div>
      )}
    </li>
  );
}

const reasonOf = ({ code, field, facts }: NonNullable<OutboxItem['error']>): CrmError =>
  new CrmError(isErrorCode(code) ? code : 'TC005', field, facts);

const named = [
  'logInteraction',
  'logInteractions',
  'undoInteraction',
  'planMeeting',
  'cancelMeeting',
  'createCustomer',
  'addContact',
  'updateContact',
  'updateCustomer',
  'setCustomerTags',
  'changeStatus',
  'saveOpportunity',
  'moveOpportunity',
  'saveContract',
  'decideLater',
  'settlePerson',
  'rememberMatch',
  'excludeFromLogging',
  'followThread',
  'completeReminder',
  'snoozeReminder',
] as const;

/** The text for an operation; one that this list does not know yet is still told apart by its words. */
const nameOf = (operation: string): (typeof named)[number] | 'other' =>
  named.find((name) => name === operation) ?? 'other';
