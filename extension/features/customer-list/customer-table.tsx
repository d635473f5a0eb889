import { useMediaQuery } from '@mantine/hooks';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { FoundCustomer } from '../../../shared/contracts/customers.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ScreenReaderOnly } from '../../ui/screen-reader-only.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { CustomerRow } from './customer-row.tsx';
import classes from './customer-table.module.css';
import { customerListStrings } from './strings.ts';
import { useCodeNames } from './use-code-names.ts';
import type { Column } from './use-columns.ts';

interface CustomerTableProps {
  readonly rows: readonly FoundCustomer[];
  readonly columns: readonly Column[];
  readonly membership: Membership;
  /** The rows are still those of the question before. */
  readonly stale: boolean;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly onMore: () => void;
  readonly onLog: (customer: FoundCustomer) => void;
}

/** Heights that the style sheet gives a row. */
const ROW = 48;
const NARROW_ROW = 68;
/** So many rows before the end the next page is asked for: what is scrolled in a second. */
const AHEAD = 40;

/** A table of which only the rows in sight are drawn; the page itself scrolls. */
export function CustomerTable(props: CustomerTableProps) {
  const { rows, hasMore, loadingMore, onMore } = props;
  const t = useStrings(customerListStrings);
  const now = useNow(60_000);
  const names = useCodeNames();
  const narrow = useMediaQuery('(max-width: 760px)') ?? false;
  const chosen = props.columns;
  // The same list from scroll to scroll, or every row in sight would be drawn again.
  const columns = useMemo(
    () => (narrow ? chosen.filter((column) => onPhones.has(column)) : chosen),
    [narrow, chosen],
  );
  const list = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  useEffect(() => setTop(offsetInPage(list.current)), []);
  const rowHeight = narrow ? NARROW_ROW : ROW;
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan: 5,
    scrollMargin: top,
    getItemKey: (index) => rows[index]?.customer_id ?? index,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other heights are why it measures again.
  useEffect(() => virtual.measure(), [virtual, rowHeight]);

  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !loadingMore && last >= rows.length - AHEAD) onMore();
  }, [hasMore, loadingMore, last, rows.length, onMore]);

  function walk(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target instanceof HTMLElement ? event.target.closest('[data-index]') : null;
    if (step === undefined || row === null) return;
    const next = Number(row.getAttribute('data-index')) + step;
    const link = list.current?.querySelector<HTMLElement>(`[data-index="${next}"] a`);
    if (link === null || link === undefined) return;
    event.preventDefault();
    link.focus();
  }

  const style: CSSProperties & Record<'--columns' | '--narrow', string> = {
    '--columns': `minmax(0, 3fr) repeat(${columns.length}, minmax(0, 1.2fr)) 88px`,
    '--narrow': `${columns.map(narrowWidth).join(' ')} minmax(0, 1fr) auto`,
  };
  return (
    <div data-stale={props.stale ? '' : undefined} className={classes.frame}>
      <table
        aria-label={t('title')}
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        aria-busy={props.stale}
        className={classes.table}
        style={style}
      >
        <thead className={classes.header}>
          <tr aria-rowindex={1} className={classes.row}>
            <th scope="col">{t('customer')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
            <th scope="col">
              <ScreenReaderOnly>{t('actions')}</ScreenReaderOnly>
            </th>
          </tr>
        </thead>
        <tbody
          ref={list}
          className={classes.body}
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={walk}
        >
          {shown.map((item) => {
            const customer = rows[item.index];
            return customer === undefined ? null : (
              <CustomerRow
                key={item.key}
                customer={customer}
                columns={columns}
                index={item.index}
                top={item.start - top}
                now={now}
                timeZone={props.membership.time_zone}
                names={names}
                onLog={props.onLog}
              />
            );
          })}
        </tbody>
      </table>
      {loadingMore && <p className={classes.more}>{t('loading_more')}</p>}
    </div>
  );
}

/** Rows of the final height, so that nothing moves when they come. */
export function CustomerTablePlaceholder() {
  const t = useStrings(customerListStrings);
  return (
    <div role="status" aria-label={t('loading')} className={classes.frame}>
      {[62, 48, 70, 54, 66, 44, 58, 50].map((width) => (
        <div key={width} className={classes.placeholder}>
          <Placeholder width={`${width}%`} line={24} />
        </div>
      ))}
    </div>
  );
}

/** A phone has room for these; the others stand on the customer's page. */
const onPhones: ReadonlySet<Column> = new Set(['status', 'tier', 'owner', 'last_contact']);

/** On a phone what is short is shown whole, and a long name gives way. */
function narrowWidth(column: Column): string {
  return column === 'owner' ? 'minmax(0, auto)' : 'max-content';
}

function offsetInPage(element: HTMLElement | null): number {
  return element === null ? 0 : element.getBoundingClientRect().top + window.scrollY;
}
