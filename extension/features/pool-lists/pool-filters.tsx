import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { type DictionaryEntry, tier } from '../../../shared/contracts/customers.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { DictionarySelect } from '../new-customer/dictionary-select.tsx';
import { optionsOf, useDictionaries } from '../new-customer/use-dictionaries.ts';
import classes from './pool-lists.module.css';
import { type PoolView, spanNames, wholePool, whys } from './pool-view.ts';
import { poolListStrings } from './strings.ts';
import type { Pool } from './use-pool.ts';

interface PoolFiltersProps {
  readonly view: PoolView;
  readonly pools: readonly Pool[];
  readonly onView: (view: PoolView) => void;
}

/** No code of any dictionary; stands for all of them in a list. */
const ALL = '*';

/** What narrows the list; a change goes to the address bar and comes back from there. */
export function PoolFilters({ view, pools, onView }: PoolFiltersProps) {
  const t = useStrings(poolListStrings);
  const language = useLanguage();
  // Without the dictionaries the pool can still be narrowed by everything else.
  const entries = useDictionaries().data;
  const [open, setOpen] = useState(false);
  const set = Object.values(view).filter((value) => value !== null).length;
  const one = <K extends keyof PoolView>(
    name: K,
    label: string,
    all: string,
    choices: readonly { readonly value: NonNullable<PoolView[K]>; readonly label: string }[],
  ) => (
    <NativeSelect
      label={label}
      value={view[name] ?? ''}
      data={[{ value: '', label: all }, ...choices]}
      onChange={(event) => {
        const chosen = choices.find(({ value }) => value === event.currentTarget.value);
        onView({ ...view, [name]: chosen?.value ?? null });
      }}
    />
  );
  const searched = (
    name: 'region' | 'industry' | 'source',
    kind: DictionaryEntry['kind'],
    all: string,
  ) =>
    entries !== undefined && (
      <DictionarySelect
        label={t(name)}
        required={false}
        error={null}
        options={[
          { value: ALL, label: all, words: all.toLowerCase() },
          ...optionsOf(entries, kind, language),
        ]}
        value={view[name] ?? ALL}
        onChange={(chosen) =>
          onView({ ...view, [name]: chosen === ALL || chosen === '' ? null : chosen })
        }
      />
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is unknown to browsers of two years ago.
    <div role="search" aria-label={t('filters')} className={classes.search}>
      <Button
        variant="default"
        className={classes.fold}
        aria-expanded={open}
        aria-controls="pool-filters"
        onClick={() => setOpen((isOpen) => !isOpen)}
      >
        {set === 0 ? t('filters') : t('filters_set', { count: set })}
      </Button>
      <div id="pool-filters" className={classes.filters} data-open={open ? '' : undefined}>
        {pools.length > 1 &&
          one(
            'pool',
            t('pool'),
            t('all_pools'),
            pools.map(({ pool_id, name, customers }) => ({
              value: pool_id,
              label: t('pool_count', { name: visibleText(name), count: customers }),
            })),
          )}
        {one(
          'tier',
          t('tier'),
          t('all_tiers'),
          tier.options.map((value) => ({ value, label: value })),
        )}
        {searched('region', 'region', t('all_regions'))}
        {searched('industry', 'industry', t('all_industries'))}
        {searched('source', 'source_channel', t('all_sources'))}
        {one(
          'why',
          t('why'),
          t('all_whys'),
          whys.map((value) => ({ value, label: t(`why_${value}`) })),
        )}
        {one(
          'lain',
          t('lain'),
          t('any_time'),
          spanNames.map((value) => ({ value, label: t(value) })),
        )}
        {set > 0 && (
          <Button variant="subtle" onClick={() => onView(wholePool)}>
            {t('clear')}
          </Button>
        )}
      </div>
    </div>
  );
}
