import { inFunction, type Mutation } from './mutation.ts';

/** Policies that card and timeline write out, and the comparison with row security that must then be red. */
const file = 'supabase/tests/shown-as-row-security.test.ts';
const entries = 'private.entries_of(private.sight, uuid, boolean, timestamptz, uuid, int, text[])';
const card = 'private.card_of(uuid)';
const shownTo = (mode: string, who: string): string =>
  `where visibility is "${mode}" card and timeline show the ${who}@harbour-tools.example`;

export const shownMutations: readonly Mutation[] = [
  {
    name: 'the timeline keeps private follow-ups to their people',
    sql: inFunction(entries, "t.visibility <> 'private'", 'true'),
    file,
    test: shownTo('own', 'rep zhao.min'),
  },
  {
    name: 'who joined a private follow-up sees it in the timeline',
    sql: inFunction(entries, 'and not k.by_author', 'and false'),
    file,
    test: shownTo('own', 'rep wang.hao'),
  },
  {
    name: 'the timeline shows an envelope by its level',
    sql: inFunction(entries, "f.visibility in ('full', 'subject')", 'true'),
    file,
    test: shownTo('own', 'agent sun.li'),
  },
  {
    name: 'the timeline shows a text by its level',
    sql: inFunction(entries, "(opened and f.visibility = 'full')", '(opened)'),
    file,
    test: shownTo('own', 'agent sun.li'),
  },
  {
    name: 'a text is opened by another customer only where that one is open',
    sql: inFunction(entries, 'and private.is_open_to(seer, o.customer_id)', ''),
    file,
    test: shownTo('own', 'rep zhao.min'),
  },
  {
    name: 'the timeline shows notes of others by their level',
    sql: inFunction(entries, "opened and i.visibility = 'full'", 'opened'),
    file,
    test: shownTo('own', 'agent sun.li'),
  },
  {
    name: 'the timeline shows plans of others by their level',
    sql: inFunction(entries, "opened and k.visibility = 'full'", 'opened'),
    file,
    test: shownTo('own', 'agent sun.li'),
  },
  {
    name: 'the timeline names people of customers that are open',
    sql: inFunction(entries, 'else private.is_open_to(seer, c.customer_id)', 'else true'),
    file,
    test: shownTo('own', 'rep zhao.min'),
  },
  {
    name: 'a customer that is not seen has no timeline',
    sql: inFunction(
      'private.timeline_entries(uuid, timestamptz, uuid, int, text[])',
      "coalesce(relation, 'colleague') = 'colleague'",
      'relation is null',
    ),
    file: 'supabase/tests/visibility.test.ts',
    test: 'customers a colleague’s customer has neither card nor timeline',
  },
  {
    name: 'a customer that is not seen has no card',
    sql: inFunction(card, "shown.id is null or relation = 'colleague'", 'shown.id is null'),
    file,
    test: shownTo('own', 'rep zhao.min'),
  },
  {
    name: 'the card shows phones to those with the right',
    sql: inFunction(card, 'case when phones_shown then t.e164', 'case when true then t.e164'),
    file,
    test: shownTo('own', 'agent sun.li'),
  },
  {
    name: 'the card shows people after the claim',
    sql: inFunction(card, 'case when not opened then', 'case when false then'),
    file,
    test: shownTo('own', 'rep zhao.min'),
  },
  {
    name: 'the card shows next plans of others by their level',
    sql: inFunction(card, "n.visibility = 'full' and (opened", '(opened'),
    file,
    test: shownTo('own', 'agent sun.li'),
  },
];
