import {
  type ReactNode,
  Suspense,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Membership } from '../../../shared/contracts/session.ts';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { formatRoute } from '../page-links/page-links.ts';
import { SessionGate } from '../session/session-gate.tsx';
import { parseRoute, useHashRoute } from './hash-route.ts';
import { fetchPage, pageOf } from './pages.tsx';
import { workspaceStrings } from './strings.ts';
import { useLightPaper } from './use-light-paper.ts';
import classes from './workspace.module.css';
import { WorkspaceHeader } from './workspace-header.tsx';

/** The page of one's own: a site, and the same as a page of the extension. */
export function Workspace() {
  useLightPaper();
  // Beside the question who one is, and not after it.
  useEffect(() => fetchPage(nameOf(parseRoute(window.location.hash).page)), []);
  return (
    <div className={classes.workspace}>
      <SessionGate waiting={<Waiting />}>
        {(membership) => <Pages membership={membership} />}
      </SessionGate>
    </div>
  );
}

/** Who comes without an address wants to see how things stand. */
const nameOf = (page: string): string => (page === '' ? 'summary' : page);

function Pages({ membership }: { membership: Membership }) {
  const t = useStrings(workspaceStrings);
  const { hash, go, replace } = useHashRoute();
  const route = useMemo(() => parseRoute(hash), [hash]);
  const name = nameOf(route.page);
  const page = pageOf(name, membership);
  const title = t(page?.name ?? 'not_found');
  const { id } = route;

  // What a page shows, such as one customer, where it has a name of its own.
  const [named, setNamed] = useState<string | null>(null);
  useEffect(() => {
    document.title = t('window_title', { page: named ?? title });
  }, [t, named, title]);

  useScrollPlace(`${name}/${id}`);

  function show(params: URLSearchParams, how: 'go' | 'replace') {
    const next = formatRoute({ page: name, id, params });
    if (how === 'replace') replace(next);
    else go(next);
  }

  return (
    <div className={classes.sides}>
      <button
        type="button"
        className={classes.skip}
        onClick={() => document.getElementById('content')?.focus()}
      >
        {t('to_content')}
      </button>
      <WorkspaceHeader membership={membership} page={name} under={page?.under ?? null} />
      <main id="content" className={classes.main} tabIndex={-1} data-page={name}>
        <Suspense fallback={<Waiting />}>
          {page === null ? (
            <Narrow title={title}>
              <p>{t('not_found_more')}</p>
            </Narrow>
          ) : (
            <Framed title={page.layout === 'narrow' ? title : null}>
              <page.Content
                membership={membership}
                id={id}
                params={route.params}
                onParams={show}
                onName={setNamed}
              />
            </Framed>
          )}
        </Suspense>
      </main>
    </div>
  );
}

/** Another page begins at its top, one that was left where it was left: back leads into the middle of a long list. */
function useScrollPlace(shown: string): void {
  const places = useRef(new Map<string, number>());
  // Before the browser draws and before it tells of scrolling that only another page's height brought about.
  useLayoutEffect(() => {
    const keep = () => void places.current.set(shown, window.scrollY);
    window.scrollTo(0, places.current.get(shown) ?? 0);
    window.addEventListener('scroll', keep, { passive: true });
    return () => window.removeEventListener('scroll', keep);
  }, [shown]);
}

/** A page that brings its own heading stands free. */
function Framed({ title, children }: { title: string | null; children: ReactNode }) {
  return title === null ? children : <Narrow title={title}>{children}</Narrow>;
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
