import { useMemo } from 'react';
import type { Strings, Texts, Translate } from '../../shared/i18n/define-strings.ts';
import { translate } from '../../shared/i18n/translate.ts';
import { useLanguage } from './language.tsx';

/** The texts of a feature in the chosen language: `const t = useStrings(strings)`. */
export function useStrings<T extends Texts>(strings: Strings<T>): Translate<T> {
  const language = useLanguage();
  return useMemo(() => translate(strings, language), [strings, language]);
}
