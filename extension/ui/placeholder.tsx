import classes from './placeholder.module.css';

interface PlaceholderProps {
  /** Of the text that will stand here: a share of the line, `60%`, or a length. */
  readonly width: string;
  /** Height of the line that it stands for, in px; the bar itself is lower, like letters in a line. */
  readonly line?: number;
}

/** Stands where a line of text will be, at that line's height, so that nothing moves when the text comes. */
export function Placeholder({ width, line = 20 }: PlaceholderProps) {
  return (
    <span className={classes.line} style={{ height: line }} aria-hidden="true">
      <span className={classes.bar} style={{ width }} />
    </span>
  );
}
