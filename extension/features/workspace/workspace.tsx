import { lazy, type ReactNode, Suspense, useEffect, useMemo } from 'react';
import type { Membership } from '../../../shared/contracts/session.ts';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { SessionGate } from '../session/session-gate.tsx';
import { formatRoute, parseRoute, useHashRoute } from './hash-route.ts';
import { workspaceStrings } from './strings.ts';
import classes from './workspace.module.css';
import { WorkspaceHeader } from './workspace-header.tsx';

const Summary = lazy(async () => ({ default: (await import('../summary/summary.tsx')).Summary }));
const MembersPage = lazy(async () => ({
  default: (await import('../members/members-page.tsx')).MembersPage,
}));
const AcceptInvitation = lazy(async () => ({
  default: (await import('../session/accept-invitation.tsx')).AcceptInvitation,
}));
const MeetingsToComplete = lazy(async () => ({
  default: (await import('../meetings/meetings-to-complete.tsx')).MeetingsToComplete,
}));
const Today = lazy(async () => ({ default: (await import('../today/today-list.tsx')).Today }));

/** The page of one's own: a site, and the same as a page of the extension. */
export function Workspace() {
  return (
    <div className={classes.workspace}>
      <SessionGate waiting={<Waiting />}>
        {(membership) => <Pages membership={membership} />}
      </SessionGate>
    </div>
  );
}

function Pages({ membership }: { membership: Membership }) {
  const t = useStrings(workspaceStrings);
  const { hash, go, replace } = useHashRoute();
  const route = useMemo(() => parseRoute(hash), [hash]);
  // Who comes without an address wants to see how things stand.
  const page = route.page === '' ? 'summary' : route.page;
  const title = isPage(page, membership) ? t(page) : t('not_found');

  useEffect(() => {
    document.title = t('window_title', { page: title });
  }, [t, title]);

  return (
    <>
      <button
        type="button"
        className={classes.skip}
        onClick={() => document.getElementById('content')?.focus()}
      >
        {t('to_content')}
      </button>
      <WorkspaceHeader membership={membership} page={page} />
      <main id="content" className={classes.main} tabIndex={-1} data-page={page}>
        <Suspense fallback={<Waiting />}>
          {page === 'summary' ? (
            <Summary
              params={route.params}
              onParams={(params, how) =>
                how === 'replace'
                  ? replace(formatRoute('summary', params))
                  : go(formatRoute('summary', params))
              }
            />
          ) : null}
          {page === 'today' ? (
            <Narrow title={t('today')}>
              <MeetingsToComplete />
              <Today />
            </Narrow>
          ) : null}
          {page === 'members' && isPage(page, membership) ? (
            <Narrow title={t('members')}>
              <MembersPage membership={membership} />
            </Narrow>
          ) : null}
          {page === 'join' ? (
            <Narrow title={t('join')}>
              <AcceptInvitation token={route.params.get('token')} onAccepted={() => go('#/')} />
            </Narrow>
          ) : null}
          {isPage(page, membership) ? null : (
            <Narrow title={t('not_found')}>
              <p>{t('not_found_more')}</p>
            </Narrow>
          )}
        </Suspense>
      </main>
    </>
  );
}

type PageName = 'summary' | 'today' | 'members' | 'join';

/** Pages that there are for this member; the database decides again. */
function isPage(page: string, membership: Membership): page is PageName {
  if (page === 'members') return membership.role === 'admin';
  return page === 'summary' || page === 'today' || page === 'join';
}

function Narrow({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes.narrow}>
      <h1 className={classes.title}>{title}</h1>
      {children}
    </div>
  );
}

function Waiting() {
  return (
    <div className={classes.waiting} aria-busy="true">
      <Placeholder width="30%" line={32} />
      <Placeholder width="80%" />
      <Placeholder width="60%" />
    </div>
  );
}
