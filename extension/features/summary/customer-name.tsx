import { pageLink } from '../page-links/page-links.ts';
import classes from './summary-rows.module.css';

interface CustomerNameProps {
  readonly row: {
    readonly customer_id: string;
    readonly customer_name: string;
    readonly customer_code: string;
  };
}

/** The customer of a row, with the way to its page; one that is a colleague's is not named, and leads nowhere. */
export function CustomerName({ row }: CustomerNameProps) {
  if (row.customer_code === '–') return <span className={classes.name}>–</span>;
  return (
    <>
      <a className={classes.name} href={pageLink('customer', { id: row.customer_id })}>
        {row.customer_name}
      </a>
      <span className={classes.dim}>{row.customer_code}</span>
    </>
  );
}
