import { parseAmount, typedAmount } from '../../../shared/domain/money.ts';

export interface Revenue {
  readonly annual_revenue_minor: number | null;
  readonly revenue_currency: string | null;
}

const none: Revenue = { annual_revenue_minor: null, revenue_currency: null };

/** As it stands in its field: 1200000000 CNY is "12000000 CNY", none is empty. */
export function revenueText({ annual_revenue_minor, revenue_currency }: Revenue): string {
  if (annual_revenue_minor === null || revenue_currency === null) return '';
  return `${typedAmount(annual_revenue_minor, revenue_currency)} ${revenue_currency}`;
}

/**
 * What somebody typed: an amount, and the currency before or after it unless it is CNY.
 * @returns null where it cannot be read in one way only
 */
export function revenueOf(typed: string): Revenue | null {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return none;
  const [, before, amount = '', after] =
    /^([A-Z]{3})?\s*([^A-Z]+?)\s*([A-Z]{3})?$/i.exec(text) ?? [];
  if (before !== undefined && after !== undefined) return null;
  const currency = (before ?? after ?? 'CNY').toUpperCase();
  const minor = parseAmount(amount, currency);
  if (minor === undefined || minor === null) return null;
  return { annual_revenue_minor: minor, revenue_currency: currency };
}
