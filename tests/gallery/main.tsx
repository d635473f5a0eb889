import { createRoot } from 'react-dom/client';
import { decisionStrings } from '../../extension/features/decisions/strings.ts';
import { ToDecideList } from '../../extension/features/decisions/to-decide-list.tsx';
import { SessionGate } from '../../extension/features/session/session-gate.tsx';
import { SettingsPage } from '../../extension/features/settings/settings-page.tsx';
import { InboxSidebar } from '../../extension/features/shell/inbox-sidebar.tsx';
import { Workspace } from '../../extension/features/workspace/workspace.tsx';
import { AppFrame } from '../../extension/ui/app-frame.tsx';
import { useStrings } from '../../extension/ui/use-strings.ts';
import { language } from '../../shared/contracts/scalars.ts';
import { type GalleryState, galleryPorts } from './gallery-ports.ts';
import { isStateName, states } from './states.ts';

function Title() {
  const t = useStrings(decisionStrings);
  return <h1>{t('to_decide')}</h1>;
}

/** Beside a mail where the state does not say otherwise. */
function Page({ page }: { readonly page: GalleryState['page'] }) {
  switch (page) {
    case 'settings':
      return <SettingsPage />;
    case 'to-decide':
      return (
        <SessionGate waiting={null} frame={(content) => content}>
          {(membership) => (
            <main>
              <Title />
              <ToDecideList membership={membership} />
            </main>
          )}
        </SessionGate>
      );
    case 'workspace':
      return <Workspace />;
    case undefined:
      return <InboxSidebar />;
  }
}

/** `?state=known&language=en`: one state of the sidebar, or of the settings, as large as the window. */
const asked = new URLSearchParams(location.search);
const state = asked.get('state');
const root = document.getElementById('root');
if (root !== null && state !== null && isStateName(state)) {
  const chosen = language.parse(asked.get('language') ?? 'en');
  location.hash = states[state].hash ?? '';
  createRoot(root).render(
    <AppFrame ports={galleryPorts({ language: chosen, ...states[state] })}>
      <Page page={states[state].page} />
    </AppFrame>,
  );
}
