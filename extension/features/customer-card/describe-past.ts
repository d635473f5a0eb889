import type { Language } from '../../../shared/contracts/scalars.ts';
import { describeDay } from '../../../shared/domain/describe-time.ts';
import { daysBetween } from '../../../shared/domain/zoned-time.ts';
import type { Translate } from '../../../shared/i18n/define-strings.ts';
import type { cardStrings } from './strings.ts';

/** "today", "yesterday", "12 days ago", by calendar days of the zone. */
export function describePast(
  t: Translate<typeof cardStrings.en>,
  instant: string,
  now: Date,
  timeZone: string,
  language: Language,
): string {
  const days = daysBetween(new Date(instant), now, timeZone);
  return days < 2 ? describeDay(instant, now, timeZone, language) : t('days_ago', { count: days });
}
