import { useId } from 'react';
import styles from './choice-chips.module.css';

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  /** Shown smaller behind the label, for instance the day that "next Monday" is. */
  readonly detail?: string;
  /** Marked as what most people choose here; never chosen by itself. */
  readonly suggested?: boolean;
}

interface ChoiceChipsProps<V extends string> {
  readonly label: string;
  readonly choices: readonly Choice<V>[];
  readonly value: V | null;
  readonly onChoose: (value: V | null) => void;
  /** Choosing the chosen one again takes it back. */
  readonly optional?: boolean;
  readonly error?: string | null;
  readonly autoFocus?: boolean;
  readonly hideLabel?: boolean;
}

/** One of a few, all in sight: native radio buttons that look like chips, so that arrows and screen readers work. */
export function ChoiceChips<V extends string>(props: ChoiceChipsProps<V>) {
  const id = useId();
  const { choices, value, onChoose, error } = props;
  const focusable = choices.find((choice) => choice.suggested)?.value ?? choices[0]?.value;
  return (
    <fieldset
      className={styles.group}
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className={props.hideLabel ? styles.hidden : styles.legend}>{props.label}</legend>
      <div className={styles.chips}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={styles.chip}
            data-suggested={choice.suggested ? '' : undefined}
          >
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={choice.value === value}
              // biome-ignore lint/a11y/noAutofocus: the form opens where the hand is, on the reader's own action.
              autoFocus={props.autoFocus === true && choice.value === (value ?? focusable)}
              onChange={() => onChoose(choice.value)}
              onClick={() => {
                if (props.optional && choice.value === value) onChoose(null);
              }}
            />
            <span>{choice.label}</span>
            {choice.detail === undefined ? null : (
              <span className={styles.detail}>{choice.detail}</span>
            )}
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
