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
  const known = page === 'summary' || page === 'today';
  const title = known ? t(page) : t('not_found');

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
              <Today />
            </Narrow>
          ) : null}
          {known ? null : (
            <Narrow title={t('not_found')}>
              <p>{t('not_found_more')}</p>
            </Narrow>
          )}
        </Suspense>
      </main>
    </>
  );
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
