import { useMemo, useRef, useState } from 'react';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { mailSurface } from '../../../shared/domain/mail-surface.ts';
import { outsiders } from '../../../shared/domain/thread-people.ts';
import { BackIcon } from '../../ui/icons.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { FindCustomer } from '../find-customer/find-customer.tsx';
import { useInboxSnapshot } from '../people/use-inbox-snapshot.ts';
import { useLoggedMarks } from '../people/use-logged-marks.ts';
import { ComposeBar } from './compose-bar.tsx';
import classes from './inbox-sidebar.module.css';
import { KeyList } from './key-list.tsx';
import { LogOnSendRow } from './log-on-send-row.tsx';
import { MailView } from './mail-view.tsx';
import { OpenTemplates } from './open-templates.ts';
import { OutboxView, SignOutView } from './outbox-view.tsx';
import { PartlyUnreadable } from './partly-unreadable.tsx';
import { threadKey } from './scene.ts';
import { SidebarFooter } from './sidebar-footer.tsx';
import { SidebarHeader } from './sidebar-header.tsx';
import { shellStrings } from './strings.ts';
import { TemplatesPanel } from './templates-panel.tsx';
import { ToDecideView } from './to-decide-view.tsx';
import { TodayView } from './today-view.tsx';
import { useKeys } from './use-keys.ts';
import type { View } from './view.ts';

/** Which view is open, and a customer chosen by hand: both end when another mail is opened. */
interface Place {
  readonly thread: string;
  readonly view: View;
  readonly chosen: string | null;
  /** The card that the templates were opened from. */
  readonly about?: string;
}

export function Sidebar({ membership }: { membership: Membership }) {
  const snapshot = useInboxSnapshot();
  const people = useMemo(
    () =>
      snapshot === null
        ? []
        : outsiders(snapshot, {
            ownDomains: membership.own_domains,
            colleagueAddresses: membership.colleague_addresses,
          }),
    [snapshot, membership],
  );
  useLoggedMarks(snapshot, membership.org_id);
  const thread = threadKey(snapshot);
  const start: Place = { thread, view: 'mail', chosen: null };
  const [place, setPlace] = useState(start);
  const { view, chosen, about } = place.thread === thread ? place : start;

  const main = useRef<HTMLElement>(null);
  const go = (next: Place) => {
    setPlace(next);
    // Where the control that was used is gone, the hand stays in the panel.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
    });
  };
  const show = (next: View) => go({ thread, view: next, chosen });
  const choose = (customerId: string | null) => go({ thread, view: 'mail', chosen: customerId });

  const openTemplates = (customerId: string) =>
    go({ thread, view: 'templates', chosen, about: customerId });

  useKeys({
    i: () => show(view === 'templates' ? 'mail' : 'templates'),
    t: () => show(view === 'today' ? 'mail' : 'today'),
    '/': () => show('find'),
    '?': () => show(view === 'keys' ? 'mail' : 'keys'),
    escape: view !== 'mail' ? () => show('mail') : chosen !== null ? () => choose(null) : undefined,
  });

  return (
    <div className={classes.sidebar}>
      <SidebarHeader membership={membership} view={view} onView={show} />
      <LogOnSendRow snapshot={snapshot} membership={membership} />
      <main ref={main} tabIndex={-1} className={classes.body} key={thread}>
        {view === 'mail' ? (
          <OpenTemplates value={openTemplates}>
            <ComposeBar
              snapshot={snapshot}
              membership={membership}
              onTemplates={() => show('templates')}
              onOpenCustomer={choose}
            />
            <PartlyUnreadable snapshot={snapshot} />
            <MailView
              snapshot={snapshot}
              people={people}
              membership={membership}
              chosen={chosen}
              onChoose={choose}
            />
          </OpenTemplates>
        ) : (
          <>
            <ViewHead view={view} back={backTo(snapshot)} onBack={() => show('mail')} />
            {view === 'today' && <TodayView onOpenCustomer={choose} />}
            {view === 'find' && <FindCustomer onChoose={choose} autoFocus />}
            {view === 'templates' && (
              <TemplatesPanel
                snapshot={snapshot}
                membership={membership}
                customerId={about ?? chosen}
              />
            )}
            {view === 'to_decide' && <ToDecideView membership={membership} />}
            {view === 'outbox' && <OutboxView membership={membership} />}
            {view === 'sign_out' && <SignOutView onCancel={() => show('mail')} />}
            {view === 'keys' && <KeyList />}
          </>
        )}
      </main>
      <SidebarFooter membership={membership} onOutbox={() => show('outbox')} />
    </div>
  );
}

const backTo = (snapshot: InboxSnapshot | null) =>
  snapshot !== null && mailSurface(snapshot) === null ? 'back' : 'back_to_mail';

interface ViewHeadProps {
  readonly view: Exclude<View, 'mail'>;
  readonly back: 'back' | 'back_to_mail';
  readonly onBack: () => void;
}

function ViewHead({ view, back, onBack }: ViewHeadProps) {
  const t = useStrings(shellStrings);
  return (
    <div className={classes.viewHead}>
      <button
        type="button"
        className={classes.back}
        aria-label={t(back)}
        title={`${t(back)}  Esc`}
        onClick={onBack}
      >
        <BackIcon />
      </button>
      <h1 className={classes.viewTitle}>{t(view)}</h1>
    </div>
  );
}
