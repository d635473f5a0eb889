import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import { meetingOutcome, visibility } from '../../../shared/contracts/interactions.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { mayHaveArrived } from '../../ui/may-have-arrived.ts';
import { Placeholder } from '../../ui/placeholder.tsx';
import { type KeptDraft, useKeptDraft } from '../../ui/use-kept-draft.ts';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { outcomeStrings } from '../interaction-kind/strings.ts';
import { ChoiceChips } from '../next-step/choice-chips.tsx';
import { NextStepFields } from '../next-step/next-step-fields.tsx';
import { useWorkCalendar } from '../next-step/use-work-calendar.ts';
import classes from './meetings.module.css';
import {
  freshOutcome,
  type HeldMeeting,
  type OutcomeDraft,
  outcomeDraftKey,
  parseOutcome,
} from './outcome-draft.ts';
import { meetingStrings } from './strings.ts';
import { useSaveOutcome } from './use-save-outcome.ts';

export interface OutcomeFormProps {
  readonly meeting: HeldMeeting;
  readonly card: CustomerCard;
  readonly membership: Membership;
  readonly onDone: (opId: string) => void;
  readonly onCancel: () => void;
}

/** How a meeting went: outcome, summary, who took part, and what comes next. */
export function OutcomeForm(props: OutcomeFormProps) {
  const key = outcomeDraftKey(props.meeting.meeting_id, props.card.customer_id);
  const state = useKeptDraft(key, {
    fresh: () => freshOutcome(props.membership.default_visibility),
    parse: parseOutcome,
    serialise: (draft: OutcomeDraft) => JSON.stringify(draft),
  });
  return state === null ? <Placeholder width="64%" line={28} /> : <Form {...props} state={state} />;
}

function Form(props: OutcomeFormProps & { readonly state: KeptDraft<OutcomeDraft> }) {
  const { meeting, card, membership, state, onCancel } = props;
  const { draft, change } = state;
  const t = useStrings(meetingStrings);
  const outcomeName = useStrings(outcomeStrings);
  const now = useNow();
  const form = useRef<HTMLFormElement>(null);
  const timeZone = membership.time_zone;
  const calendar = useWorkCalendar(membership);
  const chosen = draft.contact_ids ?? meeting.contact_ids;
  const plan = draft.plan_edited
    ? draft.next.plan
    : t(planFor(draft.outcome), { name: counterpart(card, chosen) });
  // The suggestion is part of what is sent: what is shown is what is saved.
  const shown: OutcomeDraft = { ...draft, next: { ...draft.next, plan } };
  const { save, busy, problem, error } = useSaveOutcome({
    ...{ state, shown, meeting, timeZone, onDone: props.onDone },
    customerId: card.customer_id,
  });

  useEffect(() => {
    if (problem === null) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (wrong?.matches('fieldset') ? wrong.querySelector<HTMLElement>('input') : wrong)?.focus();
  }, [problem]);

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
      aria-label={t('form', { title: meeting.title ?? t('untitled') })}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {state.restored && (
        <p className={classes.dim} role="status">
          {t('restored')}
        </p>
      )}
      <ChoiceChips
        label={t('outcome')}
        choices={meetingOutcome.options.map((value) => ({ value, label: outcomeName(value) }))}
        value={draft.outcome}
        onChoose={(outcome) => change({ outcome })}
        optional
        autoFocus
      />
      <Textarea
        label={t('summary')}
        placeholder={t('summary_placeholder')}
        rows={3}
        error={problem?.field === 'summary' ? t('summary_missing') : null}
        value={draft.note}
        maxLength={100_000}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      {draft.outcome !== 'no_show' && card.contacts.length > 0 && (
        <fieldset className={classes.plain}>
          <legend className={classes.label}>{t('took_part')}</legend>
          {card.contacts.map(({ contact_id, name }) => (
            <Checkbox
              key={contact_id}
              size="xs"
              label={name}
              checked={chosen.includes(contact_id)}
              onChange={(event) =>
                change({
                  contact_ids: event.currentTarget.checked
                    ? [...chosen, contact_id]
                    : chosen.filter((id) => id !== contact_id),
                })
              }
            />
          ))}
        </fieldset>
      )}
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
        suggested={draft.outcome === 'wants_quote' ? 'tomorrow_9' : 'in_3_days'}
        problem={problem?.field === 'next' ? problem.problem : null}
      />
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
        {error !== null && (
          <ErrorNote
            error={error}
            onRetry={mayHaveArrived(error) ? () => void save() : undefined}
          />
        )}
        <div className={classes.actions}>
          <Button type="submit" disabled={busy}>
            {busy ? t('saving') : t('save')}
          </Button>
          <Button variant="subtle" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </form>
  );
}

const planFor = (outcome: OutcomeDraft['outcome']) =>
  outcome === null || outcome === 'other' ? 'plan_interested' : (`plan_${outcome}` as const);

/** Who the next step is with: whoever took part, the primary contact first. */
function counterpart(card: CustomerCard, contactIds: readonly string[]): string {
  const present = card.contacts.filter(({ contact_id }) => contactIds.includes(contact_id));
  const contact =
    present.find(({ is_primary }) => is_primary) ??
    present[0] ??
    card.contacts.find(({ is_primary }) => is_primary);
  return contact?.name ?? card.short_name ?? card.name;
}
