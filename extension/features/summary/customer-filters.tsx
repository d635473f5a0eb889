import { NativeSelect } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { tier as tiers } from '../../../shared/contracts/customers.ts';
import { useLanguage } from '../../ui/language.tsx';
import hidden from '../../ui/screen-reader-only.module.css';
import { useStrings } from '../../ui/use-strings.ts';
import { DictionarySelect } from '../new-customer/dictionary-select.tsx';
import { optionsOf, useDictionaries } from '../new-customer/use-dictionaries.ts';
import { summaryStrings } from './strings.ts';
import classes from './summary.module.css';
import type { CustomerView } from './summary-view.ts';

interface CustomerFiltersProps {
  readonly view: CustomerView;
  readonly onView: (customers: CustomerView) => void;
}

/** No code of any dictionary; stands for all of them in a list. */
const ALL = '*';

/** Which customers the figures are about: by tier, type, source, region with what lies below it, and industry. */
export function CustomerFilters({ view, onView }: CustomerFiltersProps) {
  const t = useStrings(summaryStrings);
  const language = useLanguage();
  // Without the lists the figures can still be read, and narrowed by tier.
  const entries = useDictionaries().data;
  const change = (name: keyof CustomerView, value: string) =>
    onView({ ...view, [name]: value === '' || value === ALL ? null : value });
  const searched = (name: 'region' | 'industry', all: string) =>
    entries === undefined ? null : (
      <DictionarySelect
        label={t(name)}
        required={false}
        error={null}
        options={[
          { value: ALL, label: all, words: all.toLowerCase() },
          ...optionsOf(entries, name, language),
        ]}
        value={view[name] ?? ALL}
        onChange={(value) => change(name, value)}
      />
    );
  const listed = (
    name: 'type' | 'source',
    kind: 'customer_type' | 'source_channel',
    all: string,
  ) =>
    entries === undefined ? null : (
      <NativeSelect
        label={t(name)}
        value={view[name] ?? ''}
        data={[
          { value: '', label: all },
          ...optionsOf(entries, kind, language).map(({ value, label }) => ({ value, label })),
        ]}
        onChange={(event) => change(name, event.currentTarget.value)}
      />
    );
  return (
    <fieldset className={classes.customerFilters}>
      <legend className={hidden.hidden}>{t('customers')}</legend>
      <NativeSelect
        label={t('tier')}
        value={view.tier ?? ''}
        data={[
          { value: '', label: t('all_tiers') },
          ...tiers.options.map((one) => ({ value: one, label: one })),
        ]}
        onChange={(event) => change('tier', event.currentTarget.value)}
      />
      {listed('type', 'customer_type', t('all_types'))}
      {searched('region', t('all_regions'))}
      {searched('industry', t('all_industries'))}
      {listed('source', 'source_channel', t('all_sources'))}
    </fieldset>
  );
}
