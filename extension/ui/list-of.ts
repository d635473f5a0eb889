import type { Language } from '../../shared/contracts/scalars.ts';

/** "industry and region", 行业和地区: a list as each language writes it. */
export function listOf(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
}
