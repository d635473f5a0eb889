/** One answer that a test wants instead of the true one. */
export interface Fault {
  /** Held against path and query, so that "page 2 fails" is `/pageToken=/`. */
  readonly at: RegExp;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** How many matching requests fail; 1 when left out. */
  readonly times?: number;
}

/** The faults still to come, each used as often as it says, the first that fits first. */
export interface FaultScript {
  readonly add: (fault: Fault) => void;
  /** Takes back those that nobody met. */
  readonly clear: () => void;
  readonly answerFor: (url: URL, method: string) => Response | null;
}

export function startFaultScript(): FaultScript {
  const waiting: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault) => {
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    clear: () => {
      waiting.length = 0;
    },
    answerFor: (url) => {
      const entry = waiting.find(
        ({ fault, left }) => left > 0 && fault.at.test(url.pathname + url.search),
      );
      if (entry === undefined) return null;
      entry.left -= 1;
      const { status, headers, body } = entry.fault;
      return Response.json(body ?? {}, { status, ...(headers === undefined ? {} : { headers }) });
    },
  };
}
