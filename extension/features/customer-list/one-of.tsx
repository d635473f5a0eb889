import { NativeSelect } from '@mantine/core';
import { useStrings } from '../../ui/use-strings.ts';
import { customerListStrings } from './strings.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface OneOfProps {
  readonly label: string;
  readonly all: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: string[]) => void;
}

const ALL = '';
const SEVERAL = '*';

/** One choice or all; several, as a saved view or an address may hold them, are kept until another one is made. */
export function OneOf({ label, all, choices, chosen, onChosen }: OneOfProps) {
  const t = useStrings(customerListStrings);
  const value = chosen.length > 1 ? SEVERAL : (chosen[0] ?? ALL);
  return (
    <NativeSelect
      label={label}
      value={value}
      data={[
        { value: ALL, label: all },
        ...(value === SEVERAL
          ? [{ value: SEVERAL, label: t('several', { count: chosen.length }) }]
          : []),
        ...choices.map((choice) => ({ value: choice.value, label: choice.label })),
      ]}
      onChange={(event) => {
        const next = event.currentTarget.value;
        if (next !== SEVERAL) onChosen(next === ALL ? [] : [next]);
      }}
    />
  );
}
