import { Button, NativeSelect, TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { customerStatus, tier } from '../../../shared/contracts/customers.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { FindIcon } from '../../ui/icons.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { cardStrings } from '../customer-card/strings.ts';
import { DictionarySelect } from '../new-customer/dictionary-select.tsx';
import { optionsOf, useDictionaries } from '../new-customer/use-dictionaries.ts';
import classes from './list-filters.module.css';
import { countFilters, everything, type ListView, LONGEST_TEXT, orders } from './list-view.ts';
import { type Choice, OneOf } from './one-of.tsx';
import { customerListStrings } from './strings.ts';
import { ToggleChips } from './toggle-chips.tsx';
import { useOwners, useTags } from './use-customers.ts';

interface ListFiltersProps {
  readonly view: ListView;
  readonly membership: Membership;
  readonly onView: (change: Partial<ListView>, how?: 'go' | 'replace') => void;
}

/** No code of any dictionary; stands for all of them in a list. */
const ALL = '*';
const idleSteps = [7, 14, 30, 60, 90, 180, 365];

/** Text, filters and order; a change goes to the address bar and comes back from there. */
export function ListFilters({ view, membership, onView }: ListFiltersProps) {
  const t = useStrings(customerListStrings);
  const word = useStrings(cardStrings);
  const language = useLanguage();
  const owners = useOwners().data ?? [];
  const tags = useTags().data ?? [];
  // Without the lists customers can still be found, and narrowed by status and tier.
  const entries = useDictionaries().data;
  const [open, setOpen] = useState(false);
  const set = countFilters(view);

  const ownersFirstSelf: Choice[] = owners
    .toSorted((one, other) => rank(one.member_id) - rank(other.member_id))
    .map(({ member_id, name }) => ({
      value: member_id,
      label: member_id === membership.member_id ? t('own', { name }) : name,
    }));
  function rank(id: string): number {
    return id === membership.member_id ? 0 : 1;
  }

  const searched = (kind: 'region' | 'industry', value: string | null, all: string) =>
    entries === undefined ? null : (
      <DictionarySelect
        label={t(kind)}
        required={false}
        error={null}
        options={[
          { value: ALL, label: all, words: all.toLowerCase() },
          ...optionsOf(entries, kind, language),
        ]}
        value={value ?? ALL}
        onChange={(chosen) => {
          const code = chosen === ALL || chosen === '' ? null : chosen;
          onView(
            kind === 'industry' ? { industry: code } : { regions: code === null ? [] : [code] },
          );
        }}
      />
    );
  const idleDays =
    view.idleDays === null || idleSteps.includes(view.idleDays)
      ? idleSteps
      : [...idleSteps, view.idleDays].toSorted((one, other) => one - other);

  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is unknown to browsers of two years ago.
    <div role="search" className={classes.search} aria-label={t('filters')}>
      <div className={classes.first}>
        <SearchText text={view.text} onText={(text) => onView({ text }, 'replace')} />
        <NativeSelect
          aria-label={t('order')}
          value={view.order}
          data={orders.map((value) => ({ value, label: t(`order_${value}`) }))}
          onChange={(event) => {
            const order = orders.find((one) => one === event.currentTarget.value);
            if (order !== undefined) onView({ order });
          }}
        />
        <Button
          variant="default"
          className={classes.fold}
          aria-expanded={open}
          aria-controls="customer-filters"
          onClick={() => setOpen((isOpen) => !isOpen)}
        >
          {set === 0 ? t('filters') : t('filters_set', { count: set })}
        </Button>
      </div>
      <div id="customer-filters" className={classes.filters} data-open={open ? '' : undefined}>
        <ToggleChips
          label={t('status')}
          choices={customerStatus.options.map((value) => ({ value, label: word(value) }))}
          chosen={view.statuses}
          onChosen={(statuses) => onView({ statuses })}
        />
        <ToggleChips
          label={t('tier')}
          choices={tier.options.map((value) => ({ value, label: value }))}
          chosen={view.tiers}
          onChosen={(tiers) => onView({ tiers })}
        />
        <div className={classes.selects}>
          {owners.length > 1 && (
            <OneOf
              label={t('owner')}
              all={t('all_owners')}
              choices={ownersFirstSelf}
              chosen={view.owners}
              onChosen={(chosen) => onView({ owners: chosen })}
            />
          )}
          {searched('region', several(view.regions), t('all_regions'))}
          {searched('industry', view.industry, t('all_industries'))}
          {entries !== undefined && (
            <OneOf
              label={t('type')}
              all={t('all_types')}
              choices={optionsOf(entries, 'customer_type', language)}
              chosen={view.types}
              onChosen={(types) => onView({ types })}
            />
          )}
          {tags.length > 0 && (
            <OneOf
              label={t('tag')}
              all={t('all_tags')}
              choices={tags.map(({ tag_id, name }) => ({ value: tag_id, label: name }))}
              chosen={view.tags}
              onChosen={(chosen) => onView({ tags: chosen })}
            />
          )}
          <OneOf
            label={t('idle')}
            all={t('any_time')}
            choices={idleDays.map((days) => ({
              value: String(days),
              label: t('idle_days', { count: days }),
            }))}
            chosen={view.idleDays === null ? [] : [String(view.idleDays)]}
            onChosen={([days]) => onView({ idleDays: days === undefined ? null : Number(days) })}
          />
          {set > 0 && (
            <Button
              variant="subtle"
              onClick={() => onView({ ...everything, text: view.text, order: view.order })}
            >
              {t('clear')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

/** Of several, which only an address can name, the first stands in the list. */
const several = (codes: readonly string[]): string | null => codes[0] ?? null;

const SETTLES_MS = 150;

function SearchText({ text, onText }: { text: string; onText: (text: string) => void }) {
  const t = useStrings(customerListStrings);
  const [typed, setTyped] = useState(text);
  const told = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useEffectEvent((next: string) => {
    if (next === told.current) return;
    told.current = next;
    onText(next);
  });
  const [waiting, setWaiting] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each letter starts the wait anew.
  useEffect(() => {
    if (waiting === 0) return;
    timer.current = setTimeout(() => tell(typed), SETTLES_MS);
    return () => clearTimeout(timer.current);
  }, [waiting]);
  // Another view was opened: its text stands here. What comes back from the address is no news.
  useEffect(() => {
    if (text === told.current) return;
    clearTimeout(timer.current);
    told.current = text;
    setTyped(text);
  }, [text]);
  return (
    <TextInput
      type="search"
      className={classes.text}
      aria-label={t('search')}
      placeholder={t('placeholder')}
      leftSection={<FindIcon />}
      value={typed}
      maxLength={LONGEST_TEXT}
      autoComplete="off"
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        setWaiting((letters) => letters + 1);
      }}
    />
  );
}
