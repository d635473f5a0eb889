import { useQuery } from '@tanstack/react-query';
import type { DictionaryEntry } from '../../../shared/contracts/customers.ts';
import type { Language } from '../../../shared/contracts/scalars.ts';
import { usePorts } from '../../ports.ts';

export interface DictionaryOption {
  readonly value: string;
  readonly label: string;
  /** All that typing may match, in both languages, lower case. */
  readonly words: string;
}

/** Industries, regions, types and channels; they change with a release, not with the day. */
export function useDictionaries() {
  const { crm } = usePorts();
  return useQuery({
    queryKey: ['dictionaries'],
    queryFn: () => crm.dictionaries({}),
    staleTime: 24 * 60 * 60_000,
  });
}

/** The entries of a kind as options, in the dictionary's order: "Suzhou, Jiangsu", 苏州市（江苏省）. */
export function optionsOf(
  entries: readonly DictionaryEntry[],
  kind: DictionaryEntry['kind'],
  language: Language,
): DictionaryOption[] {
  const own = entries.filter((entry) => entry.kind === kind);
  const byCode = new Map(own.map((entry) => [entry.code, entry]));
  const label = (entry: DictionaryEntry) => (language === 'en' ? entry.label_en : entry.label_zh);
  return own.map((entry) => {
    const parent = entry.parent_code === null ? undefined : byCode.get(entry.parent_code);
    return {
      value: entry.code,
      label: labelOf(kind, entry.code, label(entry), parent && label(parent), language),
      words: [entry.code, entry.label_en, entry.label_zh, parent?.label_en, parent?.label_zh]
        .join(' ')
        .toLowerCase(),
    };
  });
}

function labelOf(
  kind: DictionaryEntry['kind'],
  code: string,
  label: string,
  parent: string | undefined,
  language: Language,
): string {
  if (kind === 'industry') return `${code} ${label}`;
  if (parent === undefined) return label;
  return language === 'en' ? `${label}, ${parent}` : `${label}（${parent}）`;
}

/** Every typed word must occur; whole codes and beginnings of labels first. */
export function findOptions(
  options: readonly DictionaryOption[],
  typed: string,
  limit = 50,
): DictionaryOption[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = options.filter((option) => words.every((word) => option.words.includes(word)));
  const [first = ''] = words;
  const rank = (option: DictionaryOption) =>
    option.value.toLowerCase() === first || option.label.toLowerCase().startsWith(first) ? 0 : 1;
  return found.toSorted((one, other) => rank(one) - rank(other)).slice(0, limit);
}
