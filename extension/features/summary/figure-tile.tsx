import { Tooltip } from '@mantine/core';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Tooltip.css';
import { type ReactNode, useId } from 'react';
import { ScreenReaderOnly } from '../../ui/screen-reader-only.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { summaryStrings } from './strings.ts';
import classes from './summary.module.css';

interface FigureTileProps {
  readonly label: string;
  /** The formula in words, on hover, on focus and for screen readers. */
  readonly meaning: string;
  readonly value: string;
  readonly beside?: string;
  /** What changed, or what stands out, in words. */
  readonly note: ReactNode;
  readonly tone?: 'good' | 'bad' | 'danger' | undefined;
  /** A small picture of the figure, or one more fact. */
  readonly picture?: ReactNode;
  readonly open: boolean;
  readonly onOpen: () => void;
}

/** A figure: what it is, how it changed, what it means, and the way to its rows. */
export function FigureTile(props: FigureTileProps) {
  const t = useStrings(summaryStrings);
  const id = useId();
  return (
    <>
      <Tooltip label={props.meaning} position="bottom-start">
        <button
          type="button"
          className={classes.tile}
          aria-expanded={props.open}
          aria-describedby={id}
          onClick={props.onOpen}
        >
          <span className={classes.tileLabel}>{props.label}</span>
          <span className={classes.tileFigure}>
            <span className={classes.number}>{props.value}</span>
            {props.beside === undefined ? null : (
              <span className={classes.beside}>{props.beside}</span>
            )}
          </span>
          <span className={classes.tileNote} data-tone={props.tone}>
            {props.note}
          </span>
          <span className={classes.picture}>{props.picture}</span>
        </button>
      </Tooltip>
      <ScreenReaderOnly>
        <span id={id}>
          {props.meaning} {t('open_rows')}
        </span>
      </ScreenReaderOnly>
    </>
  );
}

/** The arrow says the direction, the words beside it say the rest. */
export function Change({ change, children }: { change: number; children: ReactNode }) {
  return (
    <>
      {change === 0 ? null : (
        <span className={classes.arrow} aria-hidden="true">
          {change > 0 ? '▲' : '▼'}
        </span>
      )}
      {children}
    </>
  );
}
