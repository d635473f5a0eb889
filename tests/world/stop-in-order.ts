/** Things that were started, stopped last first. A stop that fails does not keep the others from stopping. */
export class StopInOrder {
  readonly #stops: (() => Promise<void>)[] = [];

  add(stop: () => Promise<void>): void {
    this.#stops.push(stop);
  }

  /** @throws AggregateError with everything that went wrong, after everything was tried. */
  async stopAll(): Promise<void> {
    const errors: unknown[] = [];
    for (let stop = this.#stops.pop(); stop !== undefined; stop = this.#stops.pop()) {
      try {
        await stop();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, 'Not everything stopped cleanly.');
  }
}
