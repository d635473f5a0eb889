import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import { useEffect, useRef } from 'react';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import { visibility } from '../../../shared/contracts/interactions.ts';
import type { ReadMessage } from '../../../shared/domain/read-message.ts';
import { toLocalInput } from '../../../shared/domain/zoned-time.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { useCustomerFile } from '../customer-card/use-customer-file.ts';
import { interactionKinds, readKind } from '../interaction-kind/interaction-kinds.ts';
import { interactionKindStrings } from '../interaction-kind/strings.ts';
import { ChoiceChips } from '../next-step/choice-chips.tsx';
import { contactsOnMail, occurredAt } from './build-log-interaction.ts';
import type { LogDraft } from './log-draft.ts';
import classes from './log-mail.module.css';
import { logMailStrings } from './strings.ts';

interface LogDetailsProps {
  readonly draft: LogDraft;
  readonly change: (change: Partial<LogDraft>) => void;
  readonly message: ReadMessage | null;
  readonly card: CustomerCard;
  readonly timeZone: string;
  readonly timeInFuture: boolean;
  /** Not where the kind stands above, chosen before anything else. */
  readonly offersKind: boolean;
}

/** What is right most of the time, folded away: participants, opportunity, goal, time, priority, visibility, kind. */
export function LogDetails(props: LogDetailsProps) {
  const { draft, change, message, card, timeZone, timeInFuture, offersKind } = props;
  const t = useStrings(logMailStrings);
  const kindName = useStrings(interactionKindStrings);
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (timeInFuture && box.current !== null) box.current.open = true;
  }, [timeInFuture]);

  const { data: file } = useCustomerFile(card.customer_id);
  // What is won or lost is over; the one that was chosen before it ended stays.
  const opportunities = (file?.opportunities ?? []).filter(
    ({ outcome, opportunity_id }) => outcome === 'open' || opportunity_id === draft.opportunity_id,
  );
  const people = message === null ? [] : peopleOf(message);
  const chosen = draft.contact_ids ?? contactsOnMail(card, message);
  const parts = [
    t('people', { count: draft.kind === 'mail' ? people.length : chosen.length }),
    kindName(draft.kind),
    t(draft.priority),
    t(draft.visibility),
  ];
  return (
    <details ref={box} className={classes.details}>
      <summary>
        <span>{t('details')}</span> <span className={classes.dim}>{parts.join(' · ')}</span>
      </summary>
      <div className={classes.fields}>
        {draft.kind === 'mail' && people.length > 0 ? (
          <div>
            <p className={classes.label}>{t('on_the_mail')}</p>
            <p className={classes.people}>{people.join(', ')}</p>
          </div>
        ) : null}
        {card.contacts.length > 0 ? (
          <fieldset className={classes.plain}>
            <legend className={classes.label}>{t('took_part')}</legend>
            {card.contacts.map((contact) => (
              <Checkbox
                key={contact.contact_id}
                size="xs"
                label={contact.name}
                checked={chosen.includes(contact.contact_id)}
                onChange={(event) =>
                  change({
                    contact_ids: event.currentTarget.checked
                      ? [...chosen, contact.contact_id]
                      : chosen.filter((id) => id !== contact.contact_id),
                  })
                }
              />
            ))}
          </fieldset>
        ) : null}
        {opportunities.length > 0 ? (
          <NativeSelect
            label={t('opportunity')}
            value={draft.opportunity_id ?? ''}
            data={[
              { value: '', label: t('no_opportunity') },
              ...opportunities.map(({ opportunity_id, title }) => ({
                value: opportunity_id,
                label: visibleText(title),
              })),
            ]}
            onChange={(event) => change({ opportunity_id: event.currentTarget.value || null })}
          />
        ) : null}
        <TextInput
          label={t('goal')}
          value={draft.goal}
          maxLength={500}
          onChange={(event) => change({ goal: event.currentTarget.value })}
        />
        <Textarea
          label={t('next_points')}
          rows={2}
          value={draft.next_points}
          maxLength={2000}
          onChange={(event) => change({ next_points: event.currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label={t('contact_time')}
          description={t('contact_time_zone', { zone: timeZone })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={
            draft.occurred === ''
              ? toLocalInput(new Date(occurredAt(draft, message, timeZone)), timeZone)
              : draft.occurred
          }
          onChange={(event) => change({ occurred: event.currentTarget.value })}
          error={timeInFuture ? t('contact_in_future') : null}
        />
        <ChoiceChips
          label={t('priority')}
          choices={(['high', 'medium', 'low'] as const).map((value) => ({
            value,
            label: t(value),
          }))}
          value={draft.priority}
          onChoose={(priority) => change({ priority: priority ?? 'medium' })}
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
        {offersKind ? (
          <NativeSelect
            label={t('kind')}
            value={draft.kind}
            data={interactionKinds
              .filter((value) => value !== 'mail' || message !== null)
              .map((value) => ({ value, label: kindName(value) }))}
            onChange={(event) => {
              const kind = readKind(event.currentTarget.value);
              if (kind !== null) change({ kind });
            }}
          />
        ) : null}
      </div>
    </details>
  );
}

function peopleOf(message: ReadMessage): string[] {
  return [message.from, ...message.to, ...message.cc].flatMap((person) => {
    const shown = person?.name ?? person?.email;
    return shown ? [shown] : [];
  });
}
