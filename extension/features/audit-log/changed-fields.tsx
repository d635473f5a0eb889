import { describeInstant } from '../../../shared/domain/describe-time.ts';
import { useLanguage } from '../../ui/language.tsx';
import { listOf } from '../../ui/list-of.ts';
import { ScreenReaderOnly } from '../../ui/screen-reader-only.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import type { AuditLine } from './audit-filter.ts';
import classes from './audit-log.module.css';
import { fieldStrings, isNamedField } from './field-strings.ts';
import { auditStrings } from './strings.ts';
import { fieldsInWords, isNamedValue, valueStrings } from './value-strings.ts';

interface ChangedFieldsProps {
  readonly before: AuditLine['before'];
  readonly after: AuditLine['after'];
  readonly names: ReadonlyMap<string, string>;
  readonly timeZone: string;
  /** A whole row: its fields open on a press. */
  readonly isFolded: boolean;
}

/** Each field with what stood there and what stands there since. */
export function ChangedFields({ before, after, names, timeZone, isFolded }: ChangedFieldsProps) {
  const t = useStrings(auditStrings);
  const field = useStrings(fieldStrings);
  const say = useValueInWords(names, timeZone);
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
    // The row's own id says nothing to a reader.
    .filter((name) => name !== 'id')
    .sort();
  if (fields.length === 0) return null;
  const table = (
    <dl className={classes.fields}>
      {fields.map((name) => (
        <div key={name}>
          <dt>{isNamedField(name) ? field(name) : name}</dt>
          <dd>
            {before !== null && (
              <del>
                <ScreenReaderOnly>{t('was')} </ScreenReaderOnly>
                {say(before[name], name)}
              </del>
            )}
            {before !== null && after !== null && <span aria-hidden="true"> → </span>}
            {after !== null && (
              <ins>
                <ScreenReaderOnly>{t('became')} </ScreenReaderOnly>
                {say(after[name], name)}
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
  if (!isFolded) return table;
  return (
    <details>
      <summary>{t('fields', { count: fields.length })}</summary>
      {table}
    </details>
  );
}

const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A value as one says it; ids of members and teams by their names. What it does not know it shows as it is, as text. */
function useValueInWords(
  names: ReadonlyMap<string, string>,
  timeZone: string,
): (value: unknown, field: string) => string {
  const t = useStrings(auditStrings);
  const word = useStrings(valueStrings);
  const language = useLanguage();
  const now = useNow();
  const dayName = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  function say(value: unknown, field: string): string {
    if (value === null || value === undefined || value === '') return t('empty');
    // 1 = Monday … 7 = Sunday; 2024 began on a Monday.
    if (typeof value === 'number' && field === 'workdays')
      return dayName.format(Date.UTC(2024, 0, value));
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    if (typeof value === 'string') {
      if (instantShape.test(value)) return describeInstant(value, now, timeZone, language) || value;
      if (fieldsInWords.has(field) && isNamedValue(value)) return word(value);
      return names.get(value) ?? value;
    }
    if (Array.isArray(value))
      return value.length === 0
        ? t('empty')
        : listOf(
            value.map((one) => say(one, field)),
            language,
          );
    if (typeof value === 'object')
      return 'hidden' in value && value.hidden === true ? t('hidden') : JSON.stringify(value);
    return String(value);
  }
  return say;
}
