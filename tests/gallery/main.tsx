import { createRoot } from 'react-dom/client';
import { SettingsPage } from '../../extension/features/settings/settings-page.tsx';
import { InboxSidebar } from '../../extension/features/shell/inbox-sidebar.tsx';
import { AppFrame } from '../../extension/ui/app-frame.tsx';
import { language } from '../../shared/contracts/scalars.ts';
import { galleryPorts } from './gallery-ports.ts';
import { isStateName, states } from './states.ts';

/** `?state=known&language=en`: one state of the sidebar, or of the settings, as large as the window. */
const asked = new URLSearchParams(location.search);
const state = asked.get('state');
const root = document.getElementById('root');
if (root !== null && state !== null && isStateName(state)) {
  const chosen = language.parse(asked.get('language') ?? 'en');
  createRoot(root).render(
    <AppFrame ports={galleryPorts({ language: chosen, ...states[state] })}>
      {states[state].page === 'settings' ? <SettingsPage /> : <InboxSidebar />}
    </AppFrame>,
  );
}
