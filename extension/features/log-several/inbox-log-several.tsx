import { Button, NativeSelect, Textarea } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Input.css';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { CrmError } from '../../../shared/contracts/errors.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { outcome, visibility } from '../../../shared/contracts/interactions.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import type { ReadMessage } from '../../../shared/domain/read-message.ts';
import { insiderTest } from '../../../shared/domain/thread-people.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { mayHaveArrived } from '../../ui/may-have-arrived.ts';
import { Placeholder } from '../../ui/placeholder.tsx';
import { type KeptDraft, useKeptDraft } from '../../ui/use-kept-draft.ts';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { outcomeStrings } from '../interaction-kind/strings.ts';
import { counterpart, suggestedShortcut } from '../log-mail/plan-suggestion.ts';
import { ChoiceChips } from '../next-step/choice-chips.tsx';
import { type NextStepProblem, resolveNextStep } from '../next-step/next-step-draft.ts';
import { NextStepFields } from '../next-step/next-step-fields.tsx';
import { useWorkCalendar } from '../next-step/use-work-calendar.ts';
import { readDigester } from '../people/read-digester.ts';
import { requireSamePage } from '../people/same-page.ts';
import classes from './log-several.module.css';
import { MailChoices, useMailNames } from './mail-choices.tsx';
import {
  buildSeveral,
  chosenAtFirst,
  freshSeveral,
  parseSeveral,
  type SeveralDraft,
  severalDraftKey,
} from './several-draft.ts';
import { logSeveralStrings } from './strings.ts';
import { useSaveSeveral } from './use-save-several.ts';

export interface LogSeveralProps {
  readonly snapshot: InboxSnapshot;
  /** The expanded messages, oldest first. */
  readonly messages: readonly ReadMessage[];
  readonly card: CustomerCard;
  readonly membership: Membership;
  readonly logged: ReadonlySet<string>;
  /** The operations by which they were logged, for taking all of them back. */
  readonly onDone: (opIds: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** Several mails of the thread at once: each its own record, one outcome and one next step for all. */
export function LogSeveral(props: LogSeveralProps) {
  const { snapshot, messages, card, logged, membership } = props;
  const state = useKeptDraft(severalDraftKey(snapshot, card), {
    fresh: () => freshSeveral(chosenAtFirst(messages, logged), membership.default_visibility),
    parse: parseSeveral,
    serialise: (draft: SeveralDraft) => JSON.stringify(draft),
  });
  return state === null ? <Placeholder width="64%" line={28} /> : <Form {...props} state={state} />;
}

function Form(props: LogSeveralProps & { readonly state: KeptDraft<SeveralDraft> }) {
  const { snapshot, messages, card, membership, logged, state, onCancel } = props;
  const { draft, change } = state;
  const t = useStrings(logSeveralStrings);
  const outcomeName = useStrings(outcomeStrings);
  const { crm, clock, inbox } = usePorts();
  const client = useQueryClient();
  const now = useNow();
  const form = useRef<HTMLFormElement>(null);
  const timeZone = membership.time_zone;
  const calendar = useWorkCalendar(membership);
  const nameOf = useMailNames(timeZone);
  const [problem, setProblem] = useState<NextStepProblem | 'none_chosen' | null>(null);
  const [refused, setRefused] = useState<ReadonlyMap<string, CrmError>>(new Map());
  const { save: send, opIdOf, busy, error } = useSaveSeveral();
  const done = useRef<string[]>([]);
  // What was logged meanwhile is no choice any more.
  const chosen = draft.chosen.filter((id) => !logged.has(id));
  const newest = messages.findLast(({ id }) => id !== null && chosen.includes(id)) ?? null;
  const plan = draft.planEdited ? draft.next.plan : t('plan', { name: counterpart(card, newest) });
  const shown: SeveralDraft = { ...draft, chosen, next: { ...draft.next, plan } };

  useEffect(() => {
    if (problem === null) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (wrong?.matches('fieldset') ? wrong.querySelector<HTMLElement>('input') : wrong)?.focus();
  }, [problem]);

  async function save() {
    setProblem(null);
    if (chosen.length === 0) return setProblem('none_chosen');
    const planned = resolveNextStep(shown.next, {
      ...{ now: clock.now(), timeZone, priority: 'medium' },
    });
    if (!planned.ok) return setProblem(planned.problem);
    const answer = await send(JSON.stringify(shown), async () => {
      if (inbox !== null) await requireSamePage(inbox, snapshot);
      return buildSeveral(shown, messages, {
        ...{ snapshot, card, timeZone, planned, opIdOf, now: clock.now() },
        withNewest: t('with_newest'),
        digester: await readDigester(client, crm),
        isInsider: insiderTest(snapshot, {
          ownDomains: membership.own_domains,
          colleagueAddresses: membership.colleague_addresses,
        }),
      });
    });
    if (answer === null) return;
    done.current.push(...answer.logged);
    setRefused(answer.refused);
    if (answer.refused.size > 0) return change({ chosen: [...answer.refused.keys()] });
    await state.forget();
    props.onDone(done.current);
  }

  function close() {
    // Some of them may have been logged before others were refused.
    if (done.current.length > 0) props.onDone(done.current);
    else onCancel();
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and Esc also end the composing of Chinese text; then they are not ours.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void save();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
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
      <MailChoices
        messages={messages}
        logged={logged}
        chosen={chosen}
        nameOf={nameOf}
        error={problem === 'none_chosen' ? t('none_chosen') : null}
        onChange={(next) => change({ chosen: [...next] })}
      />
      <ChoiceChips
        label={t('outcome')}
        choices={outcome.options.map((value) => ({ value, label: outcomeName(value) }))}
        value={draft.outcome}
        onChoose={(value) => change({ outcome: value })}
        optional
      />
      <Textarea
        label={t('note')}
        placeholder={t('note_placeholder')}
        rows={2}
        value={draft.note}
        maxLength={100_000}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      <NextStepFields
        draft={shown.next}
        onChange={(next) =>
          change({
            next: { ...draft.next, ...next },
            ...(next.plan === undefined ? {} : { planEdited: true }),
          })
        }
        now={now}
        timeZone={timeZone}
        calendar={calendar}
        suggested={suggestedShortcut(draft.outcome)}
        problem={problem === 'none_chosen' ? null : problem}
      />
      {chosen.length > 1 && <p className={classes.dim}>{t('newest')}</p>}
      <NativeSelect
        label={t('visibility')}
        value={draft.visibility}
        data={visibility.options.map((value) => ({ value, label: t(value) }))}
        onChange={(event) => {
          const value = visibility.safeParse(event.currentTarget.value);
          if (value.success) change({ visibility: value.data });
        }}
      />
      <div className={classes.foot}>
        {refused.size > 0 && (
          <>
            <p>{t('refused', { count: refused.size })}</p>
            {[...refused].map(([id, reason]) => {
              const message = messages.find((one) => one.id === id);
              return (
                <div key={id}>
                  <p className={classes.dim}>{message === undefined ? id : nameOf(message)}</p>
                  <ErrorNote error={reason} />
                </div>
              );
            })}
          </>
        )}
        {error !== null && (
          <ErrorNote
            error={error}
            onRetry={mayHaveArrived(error) ? () => void save() : undefined}
          />
        )}
        <div className={classes.actions}>
          <Button type="submit" disabled={busy}>
            {busy ? t('saving') : t('open', { count: chosen.length })}
          </Button>
          <Button variant="subtle" onClick={close}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </form>
  );
}
