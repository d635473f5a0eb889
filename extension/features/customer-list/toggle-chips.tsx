import classes from './list-filters.module.css';

interface ToggleChipsProps<V extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly chosen: readonly V[];
  readonly onChosen: (chosen: V[]) => void;
}

/** Any of a few, all in sight; none chosen means all. */
export function ToggleChips<V extends string>(props: ToggleChipsProps<V>) {
  const { label, choices, chosen, onChosen } = props;
  const others = (value: V) =>
    choices.map((one) => one.value).filter((one) => chosen.includes(one) !== (one === value));
  return (
    <fieldset className={classes.toggles}>
      <legend className={classes.legend}>{label}</legend>
      {choices.map(({ value, label: word }) => (
        <button
          key={value}
          type="button"
          className={classes.toggle}
          aria-pressed={chosen.includes(value)}
          onClick={() => onChosen(others(value))}
        >
          {word}
        </button>
      ))}
    </fieldset>
  );
}
