import type { StandingKind } from './standing.ts';
import classes from './standing-shape.module.css';

/** One shape for each standing, told apart without colour: ● mine ◐ team ▲ to decide ▣ colleague's ◇ pool ○ unknown ⊘ excluded. */
export function StandingShape({ kind }: { kind: StandingKind | 'matching' }) {
  return (
    <svg
      className={classes.shape}
      data-kind={kind}
      width="10"
      height="10"
      viewBox="0 0 10 10"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[kind]}
    </svg>
  );
}

const shapes = {
  mine: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  team: (
    <>
      <circle cx="5" cy="5" r="4" />
      <path d="M5 1a4 4 0 0 0 0 8z" fill="currentColor" stroke="none" />
    </>
  ),
  decide: <path d="M5 1.25 9 8.5H1z" fill="currentColor" strokeLinejoin="round" />,
  colleague: (
    <>
      <rect x="1" y="1" width="8" height="8" />
      <rect x="3.25" y="3.25" width="3.5" height="3.5" fill="currentColor" stroke="none" />
    </>
  ),
  pool: <path d="M5 .75 9.25 5 5 9.25.75 5z" strokeLinejoin="round" />,
  unknown: <circle cx="5" cy="5" r="4" />,
  excluded: (
    <>
      <circle cx="5" cy="5" r="4" />
      <path d="M2.25 7.75 7.75 2.25" />
    </>
  ),
  matching: <circle cx="5" cy="5" r="4" strokeDasharray="2 2" />,
} as const;
