import { createRoot } from 'react-dom/client';
import { Workspace } from '../features/workspace/workspace.tsx';
import { AppFrame } from '../ui/app-frame.tsx';
import { createSitePorts } from './site-ports.ts';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <AppFrame ports={createSitePorts()}>
      <Workspace />
    </AppFrame>,
  );
}
