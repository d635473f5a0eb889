import * as z from 'zod/mini';
import {
  addContactArgs,
  createCustomerArgs,
  customerCard,
  duplicate,
  findDuplicatesArgs,
  foundCustomer,
  matchPeopleArgs,
  matchPeopleResult,
  timelineEntry,
} from './customers.ts';
import { instant, uuid } from './scalars.ts';

export const customerOperations = {
  matchPeople: {
    rpc: 'match_people',
    mode: 'read',
    args: matchPeopleArgs,
    result: matchPeopleResult,
  },
  customerCard: {
    rpc: 'customer_card',
    mode: 'read',
    args: z.object({ customer_id: uuid }),
    result: customerCard,
  },
  /** Entries older than `before`, newest first, at most 50. */
  timeline: {
    rpc: 'timeline',
    mode: 'read',
    args: z.object({
      customer_id: uuid,
      before: z.nullable(z.object({ occurred_at: instant, follow_up_id: uuid })),
      limit: z.int().check(z.gte(1), z.lte(50)),
    }),
    result: z.array(timelineEntry),
  },
  /** Visible customers by name, code or domain; newest activity first, at most 20. */
  searchCustomers: {
    rpc: 'search_customers',
    mode: 'read',
    args: z.object({ text: z.string().check(z.maxLength(100)) }),
    result: z.array(foundCustomer),
  },
  findDuplicates: {
    rpc: 'find_duplicates',
    mode: 'read',
    args: findDuplicatesArgs,
    result: z.array(duplicate),
  },
  createCustomer: {
    rpc: 'create_customer',
    mode: 'write',
    args: createCustomerArgs,
    result: z.object({ customer_id: uuid, code: z.string(), contact_id: z.nullable(uuid) }),
  },
  addContact: {
    rpc: 'add_contact',
    mode: 'write',
    args: addContactArgs,
    result: z.object({ customer_id: uuid, contact_id: uuid }),
  },
} as const;
