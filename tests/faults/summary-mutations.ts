import { inFunction, type Mutation } from './mutation.ts';

const file = 'supabase/tests/summary-figures.test.ts';
const exports = 'supabase/tests/summary-export.test.ts';
const deals = 'private.summary_deals(private.caller, uuid[], private.customer_choice, timestamptz)';

/** Guards of the summary's figures. */
export const summaryMutations: readonly Mutation[] = [
  {
    name: 'opportunities of customers that the caller may not read are in no figure',
    sql: inFunction(deals, 'c.owner_id = any (seer.visible_ids)', 'true'),
    file,
    test: 'figures of opportunities tell a rep nothing of a customer that is a colleague’s',
  },
  {
    name: 'the amounts of figures are those of the members that the caller sees',
    sql: inFunction(deals, 'o.owner_id = any (people) and', ''),
    file,
    test: 'figures of all customers in Asia/Shanghai, customers "own" about opportunities equal',
  },
  {
    name: 'the rows of the first figures are exported up to the cap and no further',
    sql: inFunction('private.export_summary_rows(jsonb)', 'told > most', 'false'),
    file: exports,
    test: 'first figures are not exported for a team of others, nor above the cap',
  },
];
