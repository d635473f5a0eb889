/** Work that can be left and taken up again at each `yield`. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all of it at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

export interface Slicing {
  /** Milliseconds, of any origin. */
  readonly now: () => number;
  /** Lets others work, for example the page's interface, and comes back. */
  readonly pause: () => Promise<void>;
  readonly signal?: AbortSignal;
}

/** A frame of 60 a second has 16 ms, and others want of it too. */
const LONGEST_SLICE = 8;

/** Does it in slices of a few milliseconds. @throws the signal's reason, when it is aborted */
export async function inSlices<T>(steps: Steps<T>, { now, pause, signal }: Slicing): Promise<T> {
  let began = now();
  for (;;) {
    signal?.throwIfAborted();
    const step = steps.next();
    if (step.done === true) return step.value;
    if (now() - began < LONGEST_SLICE) continue;
    await pause();
    began = now();
  }
}
