import type { Language } from '../contracts/scalars.ts';

const digitsByCurrency = new Map<string, number>();

/** Decimal places of a currency by CLDR: 2 for CNY, 0 for JPY, 3 for KWD. What is no currency counts as 2. */
function digitsOf(currency: string): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  let digits = 2;
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    // A code that is being typed is no currency yet.
  }
  digitsByCurrency.set(currency, digits);
  return digits;
}

/** Minor units as a number of whole ones, for spreadsheets: 1234567 CNY is 12345.67. */
export function minorToUnits(minor: number, currency: string): number {
  return minor / 10 ** digitsOf(currency);
}

/** Minor units as people read them: 1234567 CNY is "CN¥12,345.67", ¥12,345.67; without decimals where there are none. */
export function describeAmount(minor: number, currency: string, language: Language): string {
  const digits = digitsOf(currency);
  const whole = minor % 10 ** digits === 0;
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    ...(whole ? { maximumFractionDigits: 0, minimumFractionDigits: 0 } : {}),
  }).format(minor / 10 ** digits);
}

/** As it stands in a field: 1234567 CNY is "12345.67". */
export function typedAmount(minor: number | null, currency: string): string {
  if (minor === null) return '';
  const digits = digitsOf(currency);
  return minor % 10 ** digits === 0
    ? String(minor / 10 ** digits)
    : (minor / 10 ** digits).toFixed(digits);
}

const GROUPED = /^\d{1,3}([, '\u00a0\u202f]\d{3})+(\.\d+)?$/;
const PLAIN = /^\d+(\.\d+)?$/;
const LARGEST = 1_000_000_000_000_000;

/**
 * What somebody typed, in minor units: "12,345.67", "１２３４５". Empty is null; undefined is no amount that could be
 * read in one way only ("1.234,5"), is finer than the currency, or is larger than the database takes.
 */
export function parseAmount(typed: string, currency: string): number | null | undefined {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return null;
  if (!PLAIN.test(text) && !GROUPED.test(text)) return undefined;
  const [whole = '', fraction = ''] = text.replace(/[^\d.]/g, '').split('.');
  const digits = digitsOf(currency);
  if (fraction.length > digits) return undefined;
  const minor = Number(whole + fraction.padEnd(digits, '0'));
  return minor <= LARGEST ? minor : undefined;
}
