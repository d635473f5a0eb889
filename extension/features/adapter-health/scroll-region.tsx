import type { ReactNode } from 'react';
import classes from './adapter-health.module.css';

/** A table that may be wider than its place: reached by Tab, so that the arrow keys can scroll it. */
export function ScrollRegion({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <section className={classes.scroll} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
