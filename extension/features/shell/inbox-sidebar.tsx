import { SessionGate } from '../session/session-gate.tsx';
import classes from './inbox-sidebar.module.css';
import { PanelPlaceholder } from './panel-placeholder.tsx';
import { Sidebar } from './sidebar.tsx';
import { BareHeader } from './sidebar-header.tsx';

/** The margin note beside the mail. Everything comes through the ports. */
export function InboxSidebar() {
  return (
    <SessionGate
      waiting={
        <div className={classes.sidebar}>
          <BareHeader />
          <PanelPlaceholder />
        </div>
      }
      frame={(content) => (
        <div className={classes.sidebar}>
          <BareHeader />
          <div className={classes.body}>{content}</div>
        </div>
      )}
    >
      {(membership) => <Sidebar membership={membership} />}
    </SessionGate>
  );
}
