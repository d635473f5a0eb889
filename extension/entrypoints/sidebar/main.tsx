import { createRoot } from 'react-dom/client';
import { createInboxBesideSidebar } from '../../background/inbox-beside-sidebar.ts';
import { createPagePorts } from '../../background/page-ports.ts';
import { InboxSidebar } from '../../features/shell/inbox-sidebar.tsx';
import { AppFrame } from '../../ui/app-frame.tsx';

const root = document.getElementById('root');
const ports = createPagePorts(createInboxBesideSidebar());
if (root !== null) {
  createRoot(root).render(
    <AppFrame ports={ports}>
      <InboxSidebar />
    </AppFrame>,
  );
}
