import type { FunctionDeps } from './function-deps.ts';

/** What a function keeps from one request to the next: made at the first, and told apart by what it was given. */
export function perDeps<T>(make: (deps: FunctionDeps) => T): (deps: FunctionDeps) => T {
  const made = new WeakMap<FunctionDeps, { readonly value: T }>();
  return (deps) => {
    const known = made.get(deps) ?? { value: make(deps) };
    made.set(deps, known);
    return known.value;
  };
}
