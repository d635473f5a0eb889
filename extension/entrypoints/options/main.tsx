import { createRoot } from 'react-dom/client';
import { createPagePorts } from '../../background/page-ports.ts';
import { SettingsPage } from '../../features/settings/settings-page.tsx';
import { AppFrame } from '../../ui/app-frame.tsx';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <AppFrame ports={createPagePorts(null)}>
      <SettingsPage />
    </AppFrame>,
  );
}
