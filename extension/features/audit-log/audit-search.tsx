import { Button, NativeSelect, TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { auditAction } from '../../../shared/contracts/administration-operations.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import type { Member } from '../members/use-members.ts';
import type { PageProps } from '../page-links/page-links.ts';
import { systemActor, withFilter } from './audit-filter.ts';
import classes from './audit-log.module.css';
import { auditedTables, rowStrings } from './row-strings.ts';
import { auditStrings } from './strings.ts';

interface AuditSearchProps extends Pick<PageProps, 'params' | 'onParams'> {
  readonly members: readonly Member[];
}

/** The filters, which the address bar holds: a search can be kept and sent. */
export function AuditSearch({ members, params, onParams }: AuditSearchProps) {
  const t = useStrings(auditStrings);
  const row = useStrings(rowStrings);
  const language = useLanguage();
  const set =
    (name: Parameters<typeof withFilter>[1]) =>
    (event: { readonly currentTarget: { readonly value: string } }) =>
      onParams(withFilter(params, name, event.currentTarget.value), 'go');
  const tables = auditedTables
    .map((value) => ({ value, label: row(value) }))
    .sort((one, other) => one.label.localeCompare(other.label, language));
  return (
    <section className={classes.search} aria-label={t('search')}>
      <NativeSelect
        label={t('actor')}
        value={params.get('actor') ?? ''}
        data={[
          { value: '', label: t('anybody') },
          ...members.map(({ member_id, name, status }) => ({
            value: member_id,
            label: status === 'left' ? t('left', { name }) : name,
          })),
          { value: systemActor, label: t('system') },
        ]}
        onChange={set('actor')}
      />
      <NativeSelect
        label={t('action')}
        value={params.get('action') ?? ''}
        data={[
          { value: '', label: t('any_action') },
          ...auditAction.options.map((value) => ({ value, label: t(`action_${value}`) })),
        ]}
        onChange={set('action')}
      />
      <NativeSelect
        label={t('kind')}
        value={params.get('kind') ?? ''}
        data={[{ value: '', label: t('any_kind') }, ...tables]}
        onChange={set('kind')}
      />
      <TextInput
        type="date"
        label={t('from')}
        value={params.get('from') ?? ''}
        onChange={set('from')}
      />
      <TextInput type="date" label={t('to')} value={params.get('to') ?? ''} onChange={set('to')} />
      {params.size > 0 && (
        <Button variant="subtle" onClick={() => onParams(new URLSearchParams(), 'go')}>
          {t('clear')}
        </Button>
      )}
    </section>
  );
}
