import { useMemo } from 'react';
import type { DictionaryEntry } from '../../../shared/contracts/customers.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useDictionaries } from '../new-customer/use-dictionaries.ts';

/** What a code of a dictionary is called; the code itself while that is not known. */
export type CodeNames = (kind: DictionaryEntry['kind'], code: string) => string;

export function useCodeNames(): CodeNames {
  const language = useLanguage();
  const { data } = useDictionaries();
  return useMemo(() => {
    const labels = new Map(
      data?.map(({ kind, code, label_en, label_zh }) => [
        `${kind}/${code}`,
        language === 'en' ? label_en : label_zh,
      ]),
    );
    return (kind, code) => labels.get(`${kind}/${code}`) ?? code;
  }, [data, language]);
}
