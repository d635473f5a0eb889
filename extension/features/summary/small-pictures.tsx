import type { DayCount } from './figures.ts';
import classes from './summary.module.css';

/** Small columns from zero, for the shape of a series; `most` puts several on one scale. */
export function SparkBars({ marks, most }: { marks: readonly DayCount[]; most?: number }) {
  const top = Math.max(1, most ?? 0, ...marks.map((mark) => mark.count));
  const width = 100 / Math.max(1, marks.length);
  return (
    <svg
      className={classes.spark}
      viewBox="0 0 100 24"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {marks.map((mark, index) => {
        // A day without any still has its place on the line.
        const height = mark.count === 0 ? 1 : Math.max(2, (mark.count / top) * 24);
        return (
          <rect
            key={mark.day}
            x={index * width + width * 0.15}
            y={24 - height}
            width={width * 0.7}
            height={height}
            className={mark.count === 0 ? classes.sparkNone : undefined}
          />
        );
      })}
    </svg>
  );
}

export function ShareBar({ part, whole }: { part: number; whole: number }) {
  const share = whole === 0 ? 0 : (part / whole) * 100;
  return (
    <svg
      className={classes.share}
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width="100" height="6" className={classes.shareRest} />
      <rect width={share} height="6" />
    </svg>
  );
}
