import { Tabs } from '@mantine/core';
import '@mantine/core/styles/Tabs.css';
import { useState } from 'react';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { ContactList } from '../customer-card/contact-list.tsx';
import { CustomerHeading } from '../customer-card/customer-heading.tsx';
import { useCustomerCard } from '../customer-card/use-customer-card.ts';
import type { ThreadMatch } from '../people/match-thread.ts';
import { Timeline } from '../timeline/timeline.tsx';
import classes from './customer-panel.module.css';
import frame from './inbox-sidebar.module.css';
import { LogActions } from './log-actions.tsx';
import { CardPlaceholder } from './panel-placeholder.tsx';
import { shellStrings } from './strings.ts';
import { useKeys } from './use-keys.ts';

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
  useKeys({ '1': () => setTab('timeline'), '2': () => setTab('contacts') });

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
      <CustomerHeading card={card.data} timeZone={timeZone} />
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
        </Tabs.List>
        <Tabs.Panel value="timeline">
          <Timeline card={card.data} membership={membership} />
        </Tabs.Panel>
        <Tabs.Panel value="contacts">
          <ContactList contacts={card.data.contacts} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

const NO_MATCH: ThreadMatch = {
  result: { people: [], card: null, logged: [] },
  messageIds: {},
  threadId: null,
  candidates: {},
  excluded: [],
};
