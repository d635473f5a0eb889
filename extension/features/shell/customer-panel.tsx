import { Tabs } from '@mantine/core';
import '@mantine/core/styles/Tabs.css';
import { useEffect, useRef, useState } from 'react';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { partOf, usePart } from '../../ui/use-part.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { CustomerHeading } from '../customer-card/customer-heading.tsx';
import { mayEdit } from '../customer-card/may-edit.ts';
import { useCustomerCard } from '../customer-card/use-customer-card.ts';
import type { ThreadMatch } from '../people/match-thread.ts';
import { Timeline } from '../timeline/timeline.tsx';
import classes from './customer-panel.module.css';
import frame from './inbox-sidebar.module.css';
import { LogActions } from './log-actions.tsx';
import { CardPlaceholder, FilePlaceholder } from './panel-placeholder.tsx';
import { shellStrings } from './strings.ts';
import { useKeys } from './use-keys.ts';

const filePart = partOf(() => import('./file-panel.tsx'));
const statusPart = partOf(() => import('../customer-status/status-form.tsx'));

const fileTabs = ['contacts', 'deals', 'details'] as const;

interface CustomerPanelProps {
  readonly customerId: string;
  readonly membership: Membership;
  /** The page beside it; null where nothing is open that could be logged. */
  readonly snapshot: InboxSnapshot | null;
  readonly match: ThreadMatch | undefined;
}

/** A customer: card, what one does with the open mail, and what is known. */
export function CustomerPanel({ customerId, membership, snapshot, match }: CustomerPanelProps) {
  const t = useStrings(shellStrings);
  const card = useCustomerCard(customerId);
  const [tab, setTab] = useState<string | null>('timeline');
  const [statusOpen, setStatusOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const FilePanel = usePart(filePart, tab !== 'timeline')?.FilePanel;
  const StatusForm = usePart(statusPart, statusOpen)?.StatusForm;
  useKeys({
    '1': () => setTab('timeline'),
    '2': () => setTab('contacts'),
    '3': () => setTab('deals'),
    '4': () => setTab('details'),
  });
  // What stands beside the timeline is wanted next: fetched while nothing else happens.
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const part of [filePart, statusPart]) void part.load().catch(() => undefined);
    }, 600);
    return () => clearTimeout(timer);
  }, []);

  function closeStatus() {
    setStatusOpen(false);
    // What was focused went with the form: the hand stays where it was.
    requestAnimationFrame(() =>
      place.current?.querySelector<HTMLElement>('button[aria-expanded]')?.focus(),
    );
  }

  if (card.data === undefined) {
    return card.isError ? (
      <div className={frame.pad}>
        <ErrorNote error={card.error} onRetry={() => void card.refetch()} />
      </div>
    ) : (
      <CardPlaceholder />
    );
  }
  const timeZone = membership.time_zone;
  return (
    <>
      <div ref={place}>
        <CustomerHeading
          card={card.data}
          timeZone={timeZone}
          statusOpen={statusOpen}
          onStatus={
            mayEdit(card.data, membership) ? () => setStatusOpen((isOpen) => !isOpen) : null
          }
        />
        {statusOpen && StatusForm !== undefined && (
          <StatusForm
            card={card.data}
            onDone={closeStatus}
            onContracts={() => {
              setStatusOpen(false);
              setTab('deals');
            }}
          />
        )}
      </div>
      {snapshot !== null && (
        <LogActions
          snapshot={snapshot}
          card={card.data}
          membership={membership}
          match={match ?? NO_MATCH}
        />
      )}
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List aria-label={t('tabs')} className={classes.list}>
          <Tabs.Tab value="timeline" className={classes.tab}>
            {t('timeline')}
          </Tabs.Tab>
          <Tabs.Tab value="contacts" className={classes.tab}>
            {t('contacts')} <span className={classes.count}>{card.data.contacts.length}</span>
          </Tabs.Tab>
          <Tabs.Tab value="deals" className={classes.tab}>
            {t('deals')}
          </Tabs.Tab>
          <Tabs.Tab value="details" className={classes.tab}>
            {t('details')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="timeline">
          <Timeline card={card.data} membership={membership} />
        </Tabs.Panel>
        {fileTabs.map((name) => (
          <Tabs.Panel key={name} value={name}>
            {FilePanel === undefined ? (
              <FilePlaceholder />
            ) : (
              <FilePanel tab={name} card={card.data} membership={membership} />
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

const NO_MATCH: ThreadMatch = {
  result: { people: [], card: null, follows: null, logged: [] },
  messageIds: {},
  threadId: null,
  candidates: {},
  excluded: [],
};
