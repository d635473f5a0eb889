import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ContractList } from '../contracts/contract-list.tsx';
import { mayEdit } from '../customer-card/may-edit.ts';
import { SignalList } from '../customer-card/signal-list.tsx';
import { useCustomerFile } from '../customer-card/use-customer-file.ts';
import { ContactList } from '../customer-file/contact-list.tsx';
import { DetailsPanel } from '../customer-file/details-panel.tsx';
import { OpportunityList } from '../opportunities/opportunity-list.tsx';
import { ReleaseCustomer } from '../pool/release-customer.tsx';
import frame from './inbox-sidebar.module.css';
import { FilePlaceholder } from './panel-placeholder.tsx';

export type FileTab = 'contacts' | 'deals' | 'details';

interface FilePanelProps {
  readonly tab: FileTab;
  readonly card: CustomerCard;
  readonly membership: Membership;
}

/** People, deals or details of a customer. Loaded when one first looks beside the timeline. */
export function FilePanel({ tab, card, membership }: FilePanelProps) {
  const file = useCustomerFile(card.customer_id);
  const editable = mayEdit(card, membership);
  if (file.data === undefined && !file.isError) return <FilePlaceholder />;
  const failed =
    file.data === undefined ? (
      <div className={frame.pad}>
        <ErrorNote error={file.error} onRetry={() => void file.refetch()} />
      </div>
    ) : null;
  if (tab === 'contacts') {
    return (
      <>
        {failed}
        <ContactList card={card} file={file.data ?? null} editable={editable} />
      </>
    );
  }
  if (file.data === undefined) return failed;
  const timeZone = membership.time_zone;
  return tab === 'deals' ? (
    <>
      <SignalList card={card} file={file.data} timeZone={timeZone} />
      <OpportunityList file={file.data} editable={editable} timeZone={timeZone} />
      <ContractList file={file.data} editable={editable} timeZone={timeZone} />
    </>
  ) : (
    <>
      <DetailsPanel card={card} file={file.data} editable={editable} timeZone={timeZone} />
      {card.relation === 'mine' && <ReleaseCustomer customerId={card.customer_id} />}
    </>
  );
}
