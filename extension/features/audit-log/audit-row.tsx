import { describeInstant } from '../../../shared/domain/describe-time.ts';
import { ExactTime } from '../../ui/exact-time.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { pageLink } from '../page-links/page-links.ts';
import type { AuditLine } from './audit-filter.ts';
import classes from './audit-log.module.css';
import { ChangedFields } from './changed-fields.tsx';
import { isAuditedTable, rowStrings } from './row-strings.ts';
import { auditStrings } from './strings.ts';

interface AuditRowProps {
  readonly line: AuditLine;
  /** Members and teams by id, for values that are one. */
  readonly names: ReadonlyMap<string, string>;
  readonly timeZone: string;
}

/** One line in words: who, what, to which row, when; what changed is beneath. */
export function AuditRow({ line, names, timeZone }: AuditRowProps) {
  const t = useStrings(auditStrings);
  const row = useStrings(rowStrings);
  const language = useLanguage();
  const now = useNow();
  const kind = isAuditedTable(line.table_name) ? row(line.table_name) : line.table_name;
  const source = sourceOf(line.source);
  return (
    <li className={classes.line}>
      <p className={classes.what}>
        <strong className={classes.name}>{line.actor_name ?? t('system')}</strong>{' '}
        {t(`action_${line.action}`)} {kind}
        {line.row_name !== null && <bdi className={classes.name}> {line.row_name}</bdi>}
        {line.customer !== null && line.table_name !== 'customers' && (
          <bdi> {t('of', { customer: line.customer.name })}</bdi>
        )}
      </p>
      <p className={classes.facts}>
        <ExactTime instant={line.at} timeZone={timeZone}>
          {describeInstant(line.at, now, timeZone, language)}
        </ExactTime>
        {source !== null && <span>{t('by', { source: t(source) })}</span>}
        {line.customer !== null && (
          <a href={pageLink('customer', { id: line.customer.customer_id })}>
            <bdi>{line.customer.name}</bdi>
          </a>
        )}
      </p>
      <ChangedFields
        before={line.before}
        after={line.after}
        names={names}
        timeZone={timeZone}
        isFolded={line.action !== 'change' && line.action !== 'permission'}
      />
    </li>
  );
}

/** The word for a way that is worth telling; a function of the API is the usual one. */
function sourceOf(source: string) {
  switch (source) {
    case 'sidebar':
    case 'quick_entry':
    case 'automatic':
    case 'calendar':
    case 'import':
    case 'service':
    case 'schedule':
      return `source_${source}` as const;
    default:
      return null;
  }
}
