import { Button, NativeSelect, Textarea } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Input.css';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { CustomerCard, LoggedMail } from '../../../shared/contracts/customers.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { type LogInteractionResult, outcome } from '../../../shared/contracts/interactions.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { describeInstant } from '../../../shared/domain/describe-time.ts';
import type { ReadMessage } from '../../../shared/domain/read-message.ts';
import { insiderTest } from '../../../shared/domain/thread-people.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { mayHaveArrived } from '../../ui/may-have-arrived.ts';
import type { KeptDraft } from '../../ui/use-kept-draft.ts';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { interactionKinds } from '../interaction-kind/interaction-kinds.ts';
import { interactionKindStrings } from '../interaction-kind/strings.ts';
import { ChoiceChips } from '../next-step/choice-chips.tsx';
import { NextStepFields } from '../next-step/next-step-fields.tsx';
import { useWorkCalendar } from '../next-step/use-work-calendar.ts';
import { readDigester } from '../people/read-digester.ts';
import { saveKeys } from './key-names.ts';
import { LogDetails } from './log-details.tsx';
import type { LogDraft } from './log-draft.ts';
import classes from './log-mail.module.css';
import { MailText } from './mail-text.tsx';
import { messageName, messageNamed } from './message-to-log.ts';
import { counterpart, suggestedPlan, suggestedShortcut } from './plan-suggestion.ts';
import { logMailStrings } from './strings.ts';
import { useSaveLog } from './use-save-log.ts';

const kindsWithoutMail = interactionKinds.filter((kind) => kind !== 'mail');

interface LogFormProps {
  readonly state: KeptDraft<LogDraft>;
  readonly snapshot: InboxSnapshot | null;
  /** What may be chosen, oldest first; empty where there is no mail. */
  readonly messages: readonly ReadMessage[];
  readonly card: CustomerCard;
  readonly membership: Membership;
  /** Somebody logged the mail while this form was being filled in. */
  readonly loggedMeanwhile: LoggedMail | null;
  /** Why the database refused what was saved before; null for a form that opens anew. */
  readonly refused: unknown;
  readonly onKept: (opId: string, answer: Promise<LogInteractionResult>) => void;
  readonly onCancel: () => void;
}

export function LogForm(props: LogFormProps) {
  const { state, snapshot, messages, card, membership, onCancel } = props;
  const { draft } = state;
  const t = useStrings(logMailStrings);
  const kindName = useStrings(interactionKindStrings);
  const language = useLanguage();
  const { crm } = usePorts();
  const client = useQueryClient();
  const now = useNow();
  const form = useRef<HTMLFormElement>(null);
  const timeZone = membership.time_zone;
  const calendar = useWorkCalendar(membership);
  const message = messageNamed(messages, draft.message) ?? messages.at(-1) ?? null;

  const plan = draft.plan_edited
    ? draft.next.plan
    : t(suggestedPlan(draft.outcome), { name: counterpart(card, message) });
  // The suggestion is part of what is sent: what is shown is what is saved.
  const shown: LogDraft = { ...draft, next: { ...draft.next, plan } };
  // Anything changed makes it another payload; what was sent before is not sent again as it was.
  const change = (next: Partial<LogDraft>) => state.change({ ...next, attempt: null });

  const { save, busy, errors } = useSaveLog({
    state,
    shown,
    timeZone,
    refused: props.refused,
    onKept: props.onKept,
    context: async () => ({
      snapshot,
      message,
      card,
      digester: await readDigester(client, crm),
      isInsider: insiderTest(snapshot ?? { account: null, ownAddresses: [] }, {
        ownDomains: membership.own_domains,
        colleagueAddresses: membership.colleague_addresses,
      }),
      timeZone,
    }),
  });

  useEffect(() => {
    if (errors.next === null && !errors.timeInFuture && !errors.noteMissing) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    const field = wrong?.matches('fieldset') ? wrong.querySelector<HTMLElement>('input') : wrong;
    field?.focus({ preventScroll: true });
    // With what is wrong about it, which stands below: not behind the buttons at the foot.
    wrong?.scrollIntoView({ block: 'center' });
  }, [errors]);

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and Esc also end the composing of Chinese text; then they are not ours.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void save();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
  };

  return (
    <form
      ref={form}
      className={classes.form}
      aria-label={t('title', { customer: card.name })}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {state.restored ? (
        <p className={classes.restored} role="status">
          {t('restored')}{' '}
          <button type="button" className={classes.link} onClick={state.startOver}>
            {t('start_over')}
          </button>
        </p>
      ) : null}
      {props.loggedMeanwhile === null ? null : (
        <p className={classes.restored} role="status">
          {t('logged_meanwhile', { name: props.loggedMeanwhile.by.name })}
        </p>
      )}
      {snapshot === null ? (
        <ChoiceChips
          label={t('kind')}
          choices={kindsWithoutMail.map((value) => ({ value, label: kindName(value) }))}
          value={draft.kind}
          onChoose={(kind) => kind !== null && change({ kind })}
          autoFocus
        />
      ) : null}
      {messages.length > 1 ? (
        <NativeSelect
          label={t('which_message')}
          value={messageName(messages, message) ?? ''}
          data={messages.map((one) => ({
            value: messageName(messages, one) ?? '',
            label: nameOf(one),
          }))}
          onChange={(event) => change({ message: event.currentTarget.value })}
        />
      ) : null}
      {message === null ? null : (
        <MailText key={messageName(messages, message)} message={message} />
      )}
      <ChoiceChips
        label={t('outcome')}
        choices={outcome.options.map((value) => ({ value, label: t(value) }))}
        value={draft.outcome}
        onChoose={(value) => change({ outcome: value })}
        optional
        autoFocus={snapshot !== null}
      />
      <Textarea
        label={t('note')}
        placeholder={t('note_placeholder')}
        rows={2}
        error={errors.noteMissing ? t('note_missing') : null}
        value={draft.note}
        maxLength={100_000}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      <NextStepFields
        draft={shown.next}
        onChange={(next) =>
          change({
            next: { ...draft.next, ...next },
            ...(next.plan === undefined ? {} : { plan_edited: true }),
          })
        }
        now={now}
        timeZone={timeZone}
        calendar={calendar}
        suggested={suggestedShortcut(draft.outcome)}
        problem={errors.next}
      />
      <LogDetails
        draft={draft}
        change={change}
        message={message}
        card={card}
        timeZone={timeZone}
        timeInFuture={errors.timeInFuture}
        offersKind={snapshot !== null}
      />
      <div className={classes.foot}>
        {errors.form === null ? null : (
          <ErrorNote
            error={errors.form}
            onRetry={mayHaveArrived(errors.form) ? () => void save() : undefined}
          />
        )}
        {draft.attempt !== null && !busy ? <p className={classes.dim}>{t('sent_before')}</p> : null}
        <div className={classes.actions}>
          <Button type="submit" disabled={busy} rightSection={<kbd>{saveKeys()}</kbd>}>
            {busy ? t('saving') : t('save')}
          </Button>
          <Button variant="subtle" onClick={onCancel} rightSection={<kbd>Esc</kbd>}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </form>
  );

  function nameOf(one: ReadMessage): string {
    return t('message_option', {
      name: one.from?.name ?? one.from?.email ?? t('sender_unknown'),
      time:
        one.sentAt === null
          ? t('time_unknown')
          : describeInstant(one.sentAt, now, timeZone, language),
    });
  }
}
