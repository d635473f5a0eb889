import { Tooltip } from '@mantine/core';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Tooltip.css';
import { type ReactNode, useId } from 'react';
import { ScreenReaderOnly } from '../../ui/screen-reader-only.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { sectionStrings } from './section-strings.ts';
import sections from './sections.module.css';
import classes from './summary.module.css';

interface FigurePanelProps {
  readonly title: string;
  /** The formula in words. */
  readonly meaning: string;
  readonly children: ReactNode;
}

/** A figure with its name, and what it means on hover, on focus and on a tap of the question mark. */
export function FigurePanel({ title, meaning, children }: FigurePanelProps) {
  const t = useStrings(sectionStrings);
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <header className={sections.panelHead}>
        <h3 id={id} className={classes.strong}>
          {title}
        </h3>
        <Tooltip label={meaning} position="bottom-start">
          <button
            type="button"
            className={sections.meaning}
            aria-label={t('meaning_of', { figure: title })}
            aria-describedby={`${id}-meaning`}
          >
            ?
          </button>
        </Tooltip>
        <ScreenReaderOnly>
          <span id={`${id}-meaning`}>{meaning}</span>
        </ScreenReaderOnly>
      </header>
      {children}
    </section>
  );
}

interface HeadlineProps {
  readonly value: string;
  readonly note: ReactNode;
  readonly label: string;
  /** Left out where there are no rows to show. */
  readonly onOpen?: (() => void) | undefined;
}

/** The number itself, which leads to its rows. */
export function Headline({ value, note, label, onOpen }: HeadlineProps) {
  return (
    <p className={sections.headline}>
      {onOpen === undefined ? (
        <span className={classes.number}>{value}</span>
      ) : (
        <button
          type="button"
          className={`${classes.number} ${classes.cell} ${sections.open}`}
          aria-label={label}
          onClick={onOpen}
        >
          {value}
        </button>
      )}
      <span className={classes.dim}>{note}</span>
    </p>
  );
}
