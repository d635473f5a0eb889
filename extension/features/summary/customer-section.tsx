import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { optionsOf, useDictionaries } from '../new-customer/use-dictionaries.ts';
import { FigurePanel, Headline } from './figure-panel.tsx';
import { FigureTable } from './figure-table.tsx';
import { Compared } from './figure-words.tsx';
import { OverduePanel } from './overdue-panel.tsx';
import { PanelSkeleton } from './panel-skeleton.tsx';
import { sectionStrings } from './section-strings.ts';
import sections from './sections.module.css';
import type { SectionProps } from './summary-sections.tsx';
import { useCustomerFigures } from './use-figures.ts';

/** New customers by source, customers touched and going cold, overdue reminders by age. */
export function CustomerSection({ summary, args, onPart }: SectionProps) {
  const t = useStrings(sectionStrings);
  const language = useLanguage();
  const entries = useDictionaries().data ?? [];
  const query = useCustomerFigures(args);
  if (query.isError) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <PanelSkeleton panels={3} />;
  const { growth, touched, overdue } = query.data;
  const sources = new Map(
    optionsOf(entries, 'source_channel', language).map(({ value, label }) => [value, label]),
  );
  const sourceName = (code: string | null) =>
    code === null ? t('no_source') : (sources.get(code) ?? code);
  const most = Math.max(1, ...growth.by_source.map((one) => Math.max(one.count, one.previous)));
  const nameOf = new Map(summary.by_member.map((one) => [one.member_id, one]));
  const touchedMost = Math.max(1, ...touched.by_member.map((one) => one.count));
  const opened =
    (figure: 'new_customers' | 'touched', key: string | null, memberId: string | null) => () =>
      onPart({ figure, key, memberId });
  return (
    <div
      className={sections.panels}
      aria-busy={query.isPlaceholderData}
      data-stale={query.isPlaceholderData ? '' : undefined}
    >
      <FigurePanel title={t('growth')} meaning={t('growth_means')}>
        <Headline
          value={String(growth.count)}
          label={t('rows_of', { figure: `${t('growth')} ${growth.count}` })}
          note={<Compared count={growth.count} previous={growth.previous} />}
          onOpen={growth.count === 0 ? undefined : opened('new_customers', null, null)}
        />
        {growth.by_source.length === 0 ? null : (
          <FigureTable
            label={t('growth')}
            first={t('source')}
            columns={[t('new'), t('before')]}
            lines={growth.by_source.map((one) => ({
              key: one.source ?? '-',
              name: sourceName(one.source),
              share: one.count / most,
              cells: [
                {
                  text: String(one.count),
                  label: t('rows_of', { figure: `${sourceName(one.source)} ${one.count}` }),
                  onOpen:
                    one.count === 0 ? undefined : opened('new_customers', one.source ?? '-', null),
                },
                { text: String(one.previous) },
              ],
            }))}
          />
        )}
      </FigurePanel>
      <FigurePanel title={t('touched')} meaning={t('touched_means', { count: summary.idle.days })}>
        <Headline
          value={String(touched.count)}
          label={t('rows_of', { figure: `${t('touched')} ${touched.count}` })}
          note={t('idle_beside', { count: summary.idle.count, whole: summary.idle.of })}
          onOpen={touched.count === 0 ? undefined : opened('touched', null, null)}
        />
        {touched.by_member.length === 0 ? null : (
          <FigureTable
            label={t('touched')}
            first={t('rep')}
            columns={[t('touched_short'), t('idle_short')]}
            lines={touched.by_member.map((one) => {
              const member = nameOf.get(one.member_id);
              const name = member?.name ?? t('former');
              return {
                key: one.member_id,
                name,
                share: one.count / touchedMost,
                cells: [
                  {
                    text: String(one.count),
                    label: t('rows_of', { figure: `${t('touched')} ${one.count}, ${name}` }),
                    onOpen: opened('touched', null, one.member_id),
                  },
                  { text: String(member?.idle ?? 0) },
                ],
              };
            })}
          />
        )}
      </FigurePanel>
      <OverduePanel
        overdue={overdue}
        nameOf={(id) => nameOf.get(id)?.name ?? t('former')}
        onPart={onPart}
      />
    </div>
  );
}
