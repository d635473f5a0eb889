import { TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { offerTimes, type TimeOffer } from '../../../shared/domain/time-offers.ts';
import type { WorkCalendar } from '../../../shared/domain/working-days.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { exactTime } from './exact-time.ts';
import classes from './phrase-field.module.css';
import { nextStepStrings } from './strings.ts';

interface PhraseFieldProps {
  readonly now: Date;
  readonly timeZone: string;
  readonly calendar: WorkCalendar;
  /** An instant in UTC, ISO 8601; null while what is typed says no time. */
  readonly onSay: (at: string | null) => void;
  readonly autoFocus?: boolean;
}

/**
 * A time in words: "tomorrow 3 pm", 3个工作日后. What the words mean is shown while one types; arrows and Enter take one
 * of the offers. https://www.w3.org/WAI/ARIA/apg/patterns/combobox/examples/combobox-autocomplete-list/
 */
export function PhraseField({ now, timeZone, calendar, onSay, autoFocus }: PhraseFieldProps) {
  const t = useStrings(nextStepStrings);
  const language = useLanguage();
  const id = useId();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const offersOf = (typed: string) => offerTimes(typed, { now, timeZone, calendar, language });
  const offers = useMemo(
    () => offerTimes(text, { now, timeZone, calendar, language }),
    [text, now, timeZone, calendar, language],
  );
  const shown = open && offers.length > 0;
  useEffect(() => {
    if (shown) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [shown, active, id]);

  function type(typed: string) {
    setText(typed);
    setOpen(true);
    setActive(0);
    // Taken at once where the words say a time; what only begins so waits until it is chosen.
    const [first] = offersOf(typed);
    onSay(first !== undefined && first.phrase === typed.normalize('NFKC').trim() ? first.at : null);
  }

  function take(offer: TimeOffer) {
    setText(offer.phrase);
    setOpen(false);
    onSay(offer.at);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.metaKey || event.ctrlKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (shown) setActive((active + step + offers.length) % offers.length);
      else setOpen(true);
      return;
    }
    const offer = offers[active];
    if (!shown || offer === undefined) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      take(offer);
    } else if (event.key === 'Escape') {
      // Closes the list and not the form around it.
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  }

  return (
    <div className={classes.field}>
      <TextInput
        label={t('when')}
        placeholder={t('when_placeholder')}
        value={text}
        maxLength={80}
        autoComplete="off"
        autoFocus={autoFocus ?? false}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-offers`}
        aria-activedescendant={shown ? `${id}-${active}` : undefined}
        onChange={(event) => type(event.currentTarget.value)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-offers`}
        role="listbox"
        aria-label={t('offers')}
        className={classes.offers}
        hidden={!shown}
      >
        {offers.map((offer, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and has the keys.
          <div
            key={offer.at}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={classes.offer}
            // The field keeps the focus; losing it would close the list before the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(offer)}
          >
            <span>{offer.phrase}</span>
            <span className={classes.exact}>
              {exactTime(offer.at, timeZone, language)}
              {offer.isWorkday ? '' : ` · ${t('day_off')}`}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
