import type { MatrixRole } from './cast.ts';
import type { Sample } from './sample-rows.ts';

/**
 * Who may do what to which table, as data. Seen from one customer of the demo rep and its rows.
 *
 * `read` names who sees the sample row. A member outside the list gets an empty answer where `refused` is absent, and
 * 42501 where the table is not granted at all. `insert`, `update`, `delete` name who may; a verb that is not there is
 * refused with 42501 to everybody but the service, whose own rights `service` lists.
 */
export interface TableRights {
  readonly read: readonly MatrixRole[];
  /** No grant: members get an error, not an empty list. */
  readonly refused?: true;
  readonly insert?: readonly MatrixRole[];
  readonly update?: {
    readonly column: string;
    readonly value: unknown;
    readonly by: readonly MatrixRole[];
  };
  readonly delete?: readonly MatrixRole[];
  readonly service: string;
}

/**
 * Who may call which function of the API, as data. Each is called with a payload that is right for the owner of the
 * demo rep's customer; `answers` says what the others get: `ok`, or a code of the catalogue. Not named: anon gets 42501
 * (no right to execute), the service too, who left gets TB003, a collaborator what a colleague gets, a data steward what
 * an agent gets.
 */
export interface RpcRights {
  readonly payload: (sample: Sample) => object;
  /** It uses its rows up, so that every role gets rows of its own. */
  readonly spends?: true;
  readonly answers: Readonly<Partial<Record<MatrixRole, string>>>;
}

/** Who sees what, for the rows of the tables. */
export const members = [
  ...['owner', 'collaborator', 'colleague', 'manager', 'otherManager', 'agent', 'steward', 'admin'],
] as readonly MatrixRole[];
/** Whoever sees the customer: its owner, who works it beside them, their managers, those who read all. */
export const customerReaders = [
  ...['owner', 'collaborator', 'manager', 'agent', 'steward', 'admin', 'service'],
] as readonly MatrixRole[];
/** The demo rep and those above. */
export const managerTeam = ['owner', 'manager'] as const;
export const adminOnly = ['admin', 'service'] as const;
export const ownerOnly = ['owner', 'service'] as const;
export const all = 'select insert update delete';

/** Who gets which answer, for the rows of the functions. */
export const staff = {
  owner: 'ok',
  colleague: 'ok',
  manager: 'ok',
  otherManager: 'ok',
  agent: 'ok',
  admin: 'ok',
} as const;
/** Everybody of any organisation, about themselves. */
export const everyone = { ...staff, otherOrganisation: 'ok' } as const;
/** Whoever sees the customer; unknown, hidden and another tenant's look alike. */
export const answersCustomerReaders = {
  ...{ owner: 'ok', collaborator: 'ok', manager: 'ok', agent: 'ok', admin: 'ok' },
  ...{ colleague: 'TB001', otherManager: 'TB001', otherOrganisation: 'TB001' },
} as const;
/** Whoever works the customer; a colleague is told that it is one's, another tenant nothing. */
export const customerWorkers = {
  ...answersCustomerReaders,
  colleague: 'TB020',
  otherManager: 'TB020',
} as const;
/** The reminder's owner and their managers; others see it with the customer and may not touch it. */
export const reminderKeepers = {
  ...answersCustomerReaders,
  ...{ collaborator: 'TB002', agent: 'TB002' },
} as const;
