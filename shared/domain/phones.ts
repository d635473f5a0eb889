import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

/** E.164 of a printed number, read as one would dial it in a region; null when it is none. Loaded late: 29 kB. */
export function toE164(printed: string, region: string | null): string | null {
  const text = printed.normalize('NFKC').trim();
  const country: CountryCode | undefined =
    region !== null && isSupportedCountry(region) ? region : undefined;
  const parsed = parsePhoneNumberFromString(
    text,
    country === undefined ? {} : { defaultCountry: country },
  );
  if (parsed === undefined || !parsed.isPossible()) return null;
  return parsed.number;
}

/** ISO 3166-1 region of an E.164 number; null when the code is shared and the number does not say. */
export function regionOfPhone(e164: string): string | null {
  return parsePhoneNumberFromString(e164)?.country ?? null;
}
