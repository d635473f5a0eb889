import { ErrorNote } from '../../ui/error-note.tsx';
import { useMembership } from '../session/use-membership.ts';

export function InboxSidebar() {
  const membership = useMembership();
  if (membership.isError) {
    return <ErrorNote error={membership.error} onRetry={() => void membership.refetch()} />;
  }
  return <main>{membership.data?.name}</main>;
}
