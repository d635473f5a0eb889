import { memo } from 'react';
import type { FoundCustomer } from '../../../shared/contracts/customers.ts';
import { ExactTime } from '../../ui/exact-time.tsx';
import { NoteIcon } from '../../ui/icons.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { describePast } from '../customer-card/describe-past.ts';
import { cardStrings } from '../customer-card/strings.ts';
import { pageLink } from '../page-links/page-links.ts';
import classes from './customer-table.module.css';
import { customerListStrings } from './strings.ts';
import type { CodeNames } from './use-code-names.ts';
import type { Column } from './use-columns.ts';

interface CustomerRowProps {
  readonly customer: FoundCustomer;
  readonly columns: readonly Column[];
  /** Its place among the customers, from 0. */
  readonly index: number;
  /** Where it stands below the table's head, in px. */
  readonly top: number;
  readonly now: Date;
  readonly timeZone: string;
  readonly names: CodeNames;
  readonly onLog: (customer: FoundCustomer) => void;
}

/** Redrawn when something of it changed, not with every pixel that is scrolled. */
export const CustomerRow = memo(function CustomerRow(props: CustomerRowProps) {
  const { customer, columns, index, top, onLog } = props;
  const t = useStrings(customerListStrings);
  const name = visibleText(customer.name);
  const mayLog = customer.relation !== 'pool' && customer.relation !== 'colleague';
  return (
    <tr
      aria-rowindex={index + 2}
      data-index={index}
      className={`${classes.row} ${classes.placed}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <th scope="row" className={classes.customer}>
        <a
          className={classes.name}
          title={name}
          href={pageLink('customer', { id: customer.customer_id })}
        >
          {name}
        </a>
        <span className={classes.code}>{customer.code}</span>
      </th>
      {columns.map((column) => (
        <td key={column} className={classes.cell} data-column={column}>
          <Fact {...props} column={column} />
        </td>
      ))}
      <td className={classes.act}>
        {mayLog && (
          <button
            type="button"
            className={classes.log}
            aria-label={t('log_for', { customer: name })}
            title={t('log_for', { customer: name })}
            onClick={() => onLog(customer)}
          >
            <NoteIcon />
            {t('log')}
          </button>
        )}
      </td>
    </tr>
  );
});

function Fact({ customer, column, now, timeZone, names }: CustomerRowProps & { column: Column }) {
  const t = useStrings(customerListStrings);
  const word = useStrings(cardStrings);
  const language = useLanguage();
  switch (column) {
    case 'status':
      return (
        <span className={classes.status} data-status={customer.status}>
          {word(customer.status)}
        </span>
      );
    case 'tier':
      return customer.tier;
    case 'owner':
      return customer.owner_name ?? <span className={classes.dim}>{t('no_owner')}</span>;
    case 'region':
      return names('region', customer.region_code);
    case 'industry':
      return names('industry', customer.industry_code);
    case 'type':
      return names('customer_type', customer.customer_type);
    case 'last_contact':
      return customer.last_follow_up_at === null ? (
        <span className={classes.dim}>{t('never')}</span>
      ) : (
        <ExactTime instant={customer.last_follow_up_at} timeZone={timeZone}>
          {describePast(word, customer.last_follow_up_at, now, timeZone, language)}
        </ExactTime>
      );
  }
}
