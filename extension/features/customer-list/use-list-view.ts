import { useMemo } from 'react';
import { useDictionaries } from '../new-customer/use-dictionaries.ts';
import { type ListProblem, type ListView, parseListView } from './list-view.ts';
import { useOwners, useTags } from './use-customers.ts';

interface AskedView {
  readonly view: ListView;
  readonly problems: readonly ListProblem[];
  /** Everything that the address names was looked up; before, nothing is asked. */
  readonly known: boolean;
}

/** The view of the address, without what its reader could not have chosen: the database says the same, with less to read. */
export function useListView(params: URLSearchParams): AskedView {
  const asked = useMemo(() => parseListView(params), [params]);
  const owners = useOwners();
  const tags = useTags();
  const dictionaries = useDictionaries();
  const { view } = asked;

  const problems = new Set(asked.problems);
  const only = (
    values: readonly string[],
    choices: readonly string[] | undefined,
    problem: ListProblem,
  ) => {
    if (choices === undefined) return values;
    const chosen = values.filter((value) => choices.includes(value));
    if (chosen.length < values.length) problems.add(problem);
    return chosen;
  };
  const codes = (kind: 'region' | 'industry' | 'customer_type') =>
    dictionaries.data?.filter((entry) => entry.kind === kind).map(({ code }) => code);
  const industries = view.industry === null ? [] : [view.industry];
  const cleaned: ListView = {
    ...view,
    owners: only(
      view.owners,
      owners.data?.map(({ member_id }) => member_id),
      'owner',
    ),
    tags: only(
      view.tags,
      tags.data?.map(({ tag_id }) => tag_id),
      'tag',
    ),
    regions: only(view.regions, codes('region'), 'code'),
    industry: only(industries, codes('industry'), 'code')[0] ?? null,
    types: only(view.types, codes('customer_type'), 'code'),
  };
  const named = view.regions.length + industries.length + view.types.length;
  const known =
    (view.owners.length === 0 || !owners.isPending) &&
    (view.tags.length === 0 || !tags.isPending) &&
    (named === 0 || !dictionaries.isPending);
  return { view: cleaned, problems: [...problems], known };
}
