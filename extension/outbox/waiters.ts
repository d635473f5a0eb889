import type { CrmError } from '../../shared/contracts/errors.ts';

interface Waiter {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: CrmError) => void;
}

/** Pages that wait for the answer to an operation. Lost with the worker: a page asks again, the operation stays one. */
export class Waiters {
  readonly #waiting = new Map<string, Waiter[]>();

  waitFor(opId: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(opId, [...(this.#waiting.get(opId) ?? []), { resolve, reject }]);
    });
  }

  has(opId: string): boolean {
    return this.#waiting.has(opId);
  }

  all(): readonly string[] {
    return [...this.#waiting.keys()];
  }

  answer(opId: string, result: unknown): void {
    for (const { resolve } of this.#take(opId)) resolve(result);
  }

  refuse(opId: string, error: CrmError): void {
    for (const { reject } of this.#take(opId)) reject(error);
  }

  #take(opId: string): readonly Waiter[] {
    const waiters = this.#waiting.get(opId) ?? [];
    this.#waiting.delete(opId);
    return waiters;
  }
}
