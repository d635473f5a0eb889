import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { CrmError } from '../../shared/contracts/errors.ts';
import { afterEdit, madeCustomer, type OutboxRow, withIds } from './outbox-row.ts';

interface OutboxSchema extends DBSchema {
  outbox: {
    key: number;
    /** Gets its `seq` when it is added. */
    value: Omit<OutboxRow, 'seq'> & { seq?: number };
    indexes: { op_id: string; order: [string, OutboxRow['state'], number] };
  };
  /** What was named by its operation until it had an id: that id, by the operation. */
  became: { key: string; value: string };
}

export type NewRow = Omit<OutboxRow, 'seq'>;

/** Rows are read in parts: thousands may have gathered, each with a mail in it. */
const partSize = 50;

/** IndexedDB on the extension's own origin, which no content script can open. Every change survives a kill. */
export class OutboxStore {
  readonly #database: Promise<IDBPDatabase<OutboxSchema>>;

  constructor(name = 'threadbook-outbox') {
    this.#database = openDB<OutboxSchema>(name, 2, {
      upgrade(database, from) {
        database.createObjectStore('became');
        if (from > 0) return;
        const store = database.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
        store.createIndex('op_id', 'op_id', { unique: true });
        store.createIndex('order', ['account', 'state', 'seq']);
      },
      // Another version of the extension wants to open it: it must not wait for this one.
      blocking: (_from, _to, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
      },
    });
    // Whoever uses it hears of the failure; here it would be nobody's.
    this.#database.catch(() => undefined);
  }

  /**
   * Puts in what `decide` makes of the row that is there under the same operation, and of what became of these ids.
   * @throws CrmError TC031 when nothing could be kept; and what `decide` throws, with nothing changed
   */
  async put(
    opId: string,
    ids: Iterable<string>,
    decide: (earlier: OutboxRow | null, became: ReadonlyMap<string, string>) => NewRow,
  ): Promise<void> {
    let refusal: unknown = null;
    try {
      const stores = ['outbox', 'became'] as const;
      const transaction = (await this.#database).transaction(stores, 'readwrite', strictly);
      const rows = transaction.objectStore('outbox');
      const earlier = withSeq(await rows.index('op_id').get(opId));
      const became = new Map<string, string>();
      for (const id of ids) {
        const now = await transaction.objectStore('became').get(id);
        if (now !== undefined) became.set(id, now);
      }
      try {
        await rows.put({
          ...decide(earlier, became),
          ...(earlier === null ? {} : { seq: earlier.seq }),
        });
      } catch (cause) {
        refusal = cause instanceof CrmError ? cause : null;
        throw cause;
      }
      await transaction.done;
    } catch {
      throw refusal ?? new CrmError('TC031');
    }
  }

  /** Changes a row, unless it is gone meanwhile. @returns the row as it is now */
  async change(seq: number, changed: Partial<NewRow>): Promise<OutboxRow | null> {
    const transaction = (await this.#database).transaction('outbox', 'readwrite', strictly);
    const row = withSeq(await transaction.store.get(seq));
    const next = row === null ? null : { ...row, ...changed };
    if (next !== null) await transaction.store.put(next);
    await transaction.done;
    return next;
  }

  async find(opId: string): Promise<OutboxRow | null> {
    return withSeq(await (await this.#database).getFromIndex('outbox', 'op_id', opId));
  }

  async remove(seq: number): Promise<void> {
    const transaction = (await this.#database).transaction('outbox', 'readwrite', strictly);
    await transaction.store.delete(seq);
    await transaction.done;
  }

  /**
   * Removes a row that was answered. In the same step what waits behind it is told of the answer, so that a kill leaves both or
   * neither: the id of a customer takes the place of the operation that made it, and a later edit goes on from what the earlier
   * one made.
   */
  async settle(row: OutboxRow, result: unknown): Promise<void> {
    const { seq, account, op_id } = row;
    const id = madeCustomer(row.operation, result);
    const stores = ['outbox', 'became'] as const;
    const transaction = (await this.#database).transaction(stores, 'readwrite', strictly);
    const rows = transaction.objectStore('outbox');
    await rows.delete(seq);
    if (id !== null) await transaction.objectStore('became').put(id, op_id);
    const became = new Map(id === null ? [] : [[op_id, id]]);
    let at = await rows.index('order').openCursor(after(account, 'waiting', seq));
    while (at !== null) {
      const { payload, attempts } = at.value;
      const next = afterEdit(row, result, at.value) ?? withIds(payload, became);
      // What may have arrived is sent again as it was.
      if (attempts === 0 && JSON.stringify(next) !== JSON.stringify(payload))
        await at.update({ ...at.value, payload: next });
      at = await at.continue();
    }
    await transaction.done;
  }

  async count(account: string, state: OutboxRow['state']): Promise<number> {
    return (await this.#database).countFromIndex('outbox', 'order', after(account, state, 0));
  }

  /** The rows of an account in the order in which they were kept, never more than a part of them in memory. */
  async *rows(account: string, state: OutboxRow['state']): AsyncGenerator<OutboxRow> {
    const database = await this.#database;
    let last = 0;
    while (true) {
      const range = after(account, state, last);
      const part = await database.getAllFromIndex('outbox', 'order', range, partSize);
      for (const value of part) {
        const row = withSeq(value);
        if (row === null) continue;
        last = row.seq;
        yield row;
      }
      if (part.length < partSize) return;
    }
  }
}

const after = (account: string, state: OutboxRow['state'], seq: number) =>
  IDBKeyRange.bound([account, state, seq], [account, state, Number.POSITIVE_INFINITY], true);

/** Resolves when it would survive the browser being killed. */
const strictly = { durability: 'strict' } as const;

/** Every stored row has its number; the type of what is put in does not say so. */
function withSeq(value: OutboxSchema['outbox']['value'] | undefined): OutboxRow | null {
  return value?.seq === undefined ? null : { ...value, seq: value.seq };
}
