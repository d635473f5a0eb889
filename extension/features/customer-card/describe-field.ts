import type { Translate } from '../../../shared/i18n/define-strings.ts';
import type { cardStrings } from './strings.ts';

type T = Translate<typeof cardStrings.en>;

/** The name of a field that is to be verified; a field of a later version shows as it is spelt. */
export function describeField(t: T, field: string): string {
  switch (field) {
    case 'name':
    case 'short_name':
    case 'industry_code':
    case 'region_code':
    case 'customer_type':
    case 'source_channel':
    case 'domains':
      return t(`field_${field}`);
    default:
      return field;
  }
}
