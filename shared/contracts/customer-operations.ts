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
  memberName,
  ownerChange,
  searchCustomersArgs,
  searchQuery,
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
  /** Visible customers by name, initials, code, person, address, phone or domain; by default the newest activity first. */
  searchCustomers: {
    rpc: 'search_customers',
    mode: 'read',
    args: searchCustomersArgs,
    result: z.array(foundCustomer),
  },
  /** Members whose customers the caller may look at. */
  ownerChoices: {
    rpc: 'owner_choices',
    mode: 'read',
    args: z.object({}),
    result: z.array(memberName),
  },
  /** The last 200 changes of the owner, newest first. */
  ownerHistory: {
    rpc: 'owner_history',
    mode: 'read',
    args: z.object({ customer_id: uuid }),
    result: z.array(ownerChange),
  },
  savedViews: {
    rpc: 'saved_views',
    mode: 'read',
    args: z.object({}),
    result: z.array(z.object({ view_id: uuid, name: z.string(), query: searchQuery })),
  },
  saveView: {
    rpc: 'save_view',
    mode: 'write',
    args: z.object({ op_id: uuid, name: z.string().check(z.maxLength(100)), query: searchQuery }),
    result: z.object({ view_id: uuid }),
  },
  removeView: {
    rpc: 'remove_view',
    mode: 'write',
    args: z.object({ op_id: uuid, view_id: uuid }),
    result: z.object({ view_id: uuid }),
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
