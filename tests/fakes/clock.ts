/** A clock that only moves when a test says so: token lifetimes and the age of history hang on it. */
export interface FakeClock {
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
  readonly moveOn: (milliseconds: number) => void;
}

/** A clock that runs as the machine's does, and can be moved on besides: for what also asks a database for the time. */
export function startRunningClock(): FakeClock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    moveOn: (milliseconds) => {
      ahead += milliseconds;
    },
  };
}

export function startClock(at: string): FakeClock {
  let time = Date.parse(at);
  if (Number.isNaN(time)) throw new RangeError(`"${at}" is not an instant`);
  return {
    now: () => time,
    moveOn: (milliseconds) => {
      time += milliseconds;
    },
  };
}
