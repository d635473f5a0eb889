import { inFunction, type Mutation } from './mutation.ts';

/** Guards of what the web's list and page of customers ask. */
const file = 'supabase/tests/list-customers.test.ts';

export const customerListMutations: readonly Mutation[] = [
  {
    name: 'the owners that are offered are those whose customers one sees',
    sql: inFunction('public.owner_choices(jsonb)', 'reads_all or', 'true or'),
    file,
    test: 'a rep may choose themselves as owner',
  },
  {
    name: 'who has left is no owner to choose',
    sql: inFunction('public.owner_choices(jsonb)', "and m.status = 'active'", ''),
    file,
    test: 'who has left is offered to nobody',
  },
  {
    name: 'the owners of a customer are told to those who see it',
    sql: inFunction('public.owner_history(jsonb)', 'if not exists', 'if false and not exists'),
    file,
    test: 'the history of the owner says from, to',
  },
];
