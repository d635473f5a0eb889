import type { ReactNode } from 'react';
import classes from './screen-reader-only.module.css';

/** Said, not shown. */
export function ScreenReaderOnly({ children }: { children: ReactNode }) {
  return <span className={classes.hidden}>{children}</span>;
}
