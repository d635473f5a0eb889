import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type HealthRecords, usePorts } from '../../ports.ts';
import { copyText } from '../../ui/copy-text.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './adapter-health.module.css';
import { healthRows } from './health-rows.ts';
import { HealthTable } from './health-table.tsx';
import { OpenTabs } from './open-tabs.tsx';
import { adapterHealthStrings } from './strings.ts';

/** How well mail pages are read. Nothing on the web, where none is. */
export function AdapterHealth() {
  const { adapterHealth } = usePorts();
  return adapterHealth === null ? null : <HealthSection health={adapterHealth} />;
}

/** `#adapter-health/17`: opened from the sidebar of that tab. */
const place = /^#adapter-health(?:\/(\d+))?$/;

function HealthSection({ health }: { readonly health: HealthRecords }) {
  const t = useStrings(adapterHealthStrings);
  const section = useRef<HTMLElement>(null);
  const [asked] = useState(() => place.exec(location.hash));
  const tab = asked?.[1] === undefined ? null : Number(asked[1]);
  const [copied, setCopied] = useState(false);
  const counters = useQuery({
    queryKey: ['adapter-health'],
    queryFn: async () => [...(await health.counters())],
  });
  const check = useMutation({
    mutationFn: async (tabId: number | null) => [...(await health.check(tabId))],
    onSettled: () => counters.refetch(),
  });

  useEffect(() => {
    if (asked !== null) section.current?.scrollIntoView();
  }, [asked]);

  async function copy() {
    const reports = check.data ?? [...(await health.check(tab))];
    const report = { counters: counters.data ?? [], tabs: reports };
    setCopied(await copyText(JSON.stringify(report, null, 1)));
  }

  const label = (words: string, tabId: number | null) =>
    check.isPending && check.variables === tabId ? t('checking') : words;
  const rows = healthRows(counters.data ?? []);
  return (
    <section
      ref={section}
      id="adapter-health"
      className={classes.section}
      aria-labelledby="adapter-health-title"
    >
      <h2 id="adapter-health-title" className={classes.heading}>
        {t('title')}
      </h2>
      <p className={classes.lead}>{t('lead')}</p>
      <div className={classes.actions}>
        {tab === null ? null : (
          <Button onClick={() => check.mutate(tab)}>{label(t('check_tab'), tab)}</Button>
        )}
        <Button variant={tab === null ? 'filled' : 'default'} onClick={() => check.mutate(null)}>
          {label(t('check_tabs'), null)}
        </Button>
        <Button variant="default" title={t('copy_lead')} onClick={() => void copy()}>
          {copied ? t('copied') : t('copy')}
        </Button>
      </div>
      <p className={classes.lead}>{t('copy_lead')}</p>
      {check.data === undefined ? null : <OpenTabs reports={check.data} />}
      {check.error === null ? null : <ErrorNote error={check.error} />}
      {counters.error === null ? null : (
        <ErrorNote error={counters.error} onRetry={() => void counters.refetch()} />
      )}
      {counters.data === undefined ? null : rows.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <HealthTable rows={rows} />
      )}
    </section>
  );
}
