import { TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FindIcon } from '../../ui/icons.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './find-customer.module.css';
import { FoundCustomerRow } from './found-customer-row.tsx';
import { findStrings } from './strings.ts';

const SETTLE_MS = 150;
const LONGEST_TEXT = 100;

interface FindCustomerProps {
  readonly onChoose: (customerId: string) => void;
  /** Only where the reader asked for it: a focus that moves by itself would be taken from the mail page. */
  readonly autoFocus?: boolean;
}

/** Customers by name, code or domain, as one types; down and up walk through them. */
export function FindCustomer({ onChoose, autoFocus = false }: FindCustomerProps) {
  const t = useStrings(findStrings);
  const { crm } = usePorts();
  const [text, setText] = useState('');
  const asked = useSettled(text.trim(), SETTLE_MS);
  const list = useRef<HTMLUListElement>(null);
  const search = useQuery({
    queryKey: ['find-customer', asked],
    queryFn: () => crm.searchCustomers({ text: asked }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const found = asked === '' ? undefined : search.data;

  function walk(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const rows = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[event.key === 'ArrowDown' ? at + 1 : at - 1];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows are a shortcut beside Tab, for field and rows together.
    <div className={classes.find} onKeyDown={walk}>
      <TextInput
        type="search"
        aria-label={t('find')}
        placeholder={t('placeholder')}
        leftSection={<FindIcon />}
        value={text}
        maxLength={LONGEST_TEXT}
        onChange={(event) => setText(event.currentTarget.value)}
        autoFocus={autoFocus}
        autoComplete="off"
      />
      <p role="status" className={classes.status}>
        {status()}
      </p>
      {search.isError ? (
        <ErrorNote error={search.error} onRetry={() => void search.refetch()} />
      ) : (
        <ul ref={list} className={classes.list}>
          {found?.map((customer) => (
            <li key={customer.customer_id}>
              <FoundCustomerRow customer={customer} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );

  function status(): string {
    if (asked === '') return t('hint');
    if (search.isError) return '';
    if (found === undefined) return t('searching');
    if (found.length === 0) return `${t('none', { text: asked })} ${t('none_hint')}`;
    return t('found', { count: found.length });
  }
}

/** A value once it has stopped changing. */
function useSettled(value: string, afterMs: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return settled;
}
