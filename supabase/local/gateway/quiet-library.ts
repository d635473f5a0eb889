import { AsyncLocalStorage } from 'node:async_hooks';
import * as z from 'zod/mini';

type Print = (...printed: unknown[]) => void;

const inLibrary = new AsyncLocalStorage<(line: string) => void>();
const wrapped = new Set<Print>();
const coded = z.looseObject({ code: z.string(), message: z.optional(z.string()) });
const readyMade = z.object({ code: z.string() });

/** An error's code, else its class: never its message, which quotes values. */
export function nameError(value: unknown): string {
  const parsed = coded.safeParse(value);
  if (!parsed.success) return value instanceof Error ? value.constructor.name : typeof value;
  const { code, message } = parsed.data;
  return code === 'PGRST' ? codeInside(message ?? '') : code;
}

/** What `answerDatabaseError` made holds the true code in its message; SQL may raise one that is no JSON. */
function codeInside(message: string): string {
  try {
    return readyMade.parse(JSON.parse(message)).code;
  } catch {
    return 'PGRST';
  }
}

/** Refusals of the product's own catalogue are answers, not failures. */
function logFailure(log: (line: string) => void, name: string): void {
  if (!/^TB\d{3}$/.test(name)) log(`a request failed: ${name}`);
}

/** Wraps what is there now; again at each call, since a test runner may have put its own console in between. */
function wrap(method: 'error' | 'warn' | 'info' | 'log'): void {
  const original: Print = console[method];
  if (wrapped.has(original)) return;
  const wrapper: Print = (...printed) => {
    const log = inLibrary.getStore();
    if (log === undefined) original.apply(console, printed);
    else if (method === 'error') logFailure(log, printed.map(nameError).join(' '));
  };
  wrapped.add(wrapper);
  console[method] = wrapper;
}

/**
 * Cure: the library prints each database error with its parameters to the console. What it prints while it works
 * for us goes to `log` as a bare code; what anybody else prints is left alone.
 */
export function runQuietly<T>(log: (line: string) => void, work: () => Promise<T>): Promise<T> {
  wrap('error');
  wrap('warn');
  wrap('info');
  wrap('log');
  return inLibrary.run(log, work);
}
