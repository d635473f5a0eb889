import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';
import type { CrmApi } from '../../shared/api/crm-api.ts';
import { CrmError } from '../../shared/contracts/errors.ts';
import { operations } from '../../shared/contracts/operations.ts';
import { type Ports, PortsProvider } from '../ports.ts';

const writes: ReadonlySet<string> = new Set(
  Object.entries(operations).flatMap(([name, { mode }]) => (mode === 'write' ? [name] : [])),
);

/** How many writes are under way. */
class WriteCount {
  #count = 0;
  readonly #listeners = new Set<() => void>();

  readonly read = () => this.#count;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(change: 1 | -1): void {
    this.#count += change;
    for (const listener of this.#listeners) listener();
  }
}

const SavingContext = createContext<WriteCount | null>(null);

interface WatchedPortsProps {
  readonly ports: Ports;
  /** Some operation found that nobody is signed in any more. */
  readonly onSessionEnd: () => void;
  readonly children: ReactNode;
}

/** The ports with a database that is watched: whether something is being saved, and when the session ended. */
export function WatchedPorts({ ports, onSessionEnd, children }: WatchedPortsProps) {
  const [count] = useState(() => new WriteCount());
  const [watched] = useState(() => ({ ...ports, crm: watch(ports.crm, count, onSessionEnd) }));
  return (
    <SavingContext value={count}>
      <PortsProvider value={watched}>{children}</PortsProvider>
    </SavingContext>
  );
}

/** Whether a write is under way, whichever feature began it. */
export function useSaving(): boolean {
  const count = useContext(SavingContext);
  if (count === null) throw new Error('No ports: mount features inside <AppFrame>.');
  return useSyncExternalStore(count.subscribe, count.read) > 0;
}

function watch(crm: CrmApi, count: WriteCount, onSessionEnd: () => void): CrmApi {
  return new Proxy(crm, {
    get(target, name, receiver) {
      const operation: unknown = Reflect.get(target, name, receiver);
      if (typeof operation !== 'function') return operation;
      const isWrite = writes.has(String(name));
      return async (args: unknown) => {
        if (isWrite) count.add(1);
        try {
          return await operation(args);
        } catch (error) {
          // The question who is signed in answers itself; everything else asks it anew.
          if (name !== 'whoAmI' && error instanceof CrmError && error.code === 'TC003') {
            onSessionEnd();
          }
          throw error;
        } finally {
          if (isWrite) count.add(-1);
        }
      };
    },
  });
}
