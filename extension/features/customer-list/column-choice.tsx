import { Checkbox } from '@mantine/core';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import { useRef } from 'react';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './customer-list.module.css';
import { customerListStrings } from './strings.ts';
import { type Column, columns } from './use-columns.ts';

interface ColumnChoiceProps {
  readonly chosen: readonly Column[];
  readonly onShow: (column: Column, shown: boolean) => void;
}

/** Which columns stand beside the name; Esc and a click elsewhere fold the list. */
export function ColumnChoice({ chosen, onShow }: ColumnChoiceProps) {
  const t = useStrings(customerListStrings);
  const box = useRef<HTMLDetailsElement>(null);
  const fold = () => {
    if (box.current !== null) box.current.open = false;
  };
  return (
    <details
      ref={box}
      className={classes.columns}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) fold();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        fold();
        box.current?.querySelector('summary')?.focus();
      }}
    >
      <summary>{t('columns')}</summary>
      <div className={classes.columnList}>
        {columns.map((column) => (
          <Checkbox
            key={column}
            label={t(column)}
            checked={chosen.includes(column)}
            onChange={(event) => onShow(column, event.currentTarget.checked)}
          />
        ))}
      </div>
    </details>
  );
}
