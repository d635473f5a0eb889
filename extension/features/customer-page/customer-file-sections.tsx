import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { ContractList } from '../contracts/contract-list.tsx';
import { mayEdit } from '../customer-card/may-edit.ts';
import { SignalList } from '../customer-card/signal-list.tsx';
import { useCustomerFile } from '../customer-card/use-customer-file.ts';
import { ContactList } from '../customer-file/contact-list.tsx';
import { DetailsPanel } from '../customer-file/details-panel.tsx';
import { FoldingSection } from '../customer-file/folding-section.tsx';
import { OpportunityList } from '../opportunities/opportunity-list.tsx';
import { ReleaseCustomer } from '../pool/release-customer.tsx';
import { FilePlaceholder } from '../shell/panel-placeholder.tsx';
import classes from './customer-page.module.css';
import { CustomerTeam } from './customer-team.tsx';
import { OwnerHistory } from './owner-history.tsx';
import { customerPageStrings } from './strings.ts';

interface CustomerFileSectionsProps {
  readonly card: CustomerCard;
  readonly membership: Membership;
}

/** People, deals and details of a customer, by the same parts as beside a mail; each section folds and stays folded. */
export function CustomerFileSections({ card, membership }: CustomerFileSectionsProps) {
  const t = useStrings(customerPageStrings);
  const file = useCustomerFile(card.customer_id);
  const editable = mayEdit(card, membership);
  const timeZone = membership.time_zone;
  // Who leads sees whom a customer can be given to; the database decides again.
  const leads =
    editable &&
    (membership.role === 'manager' || membership.role === 'admin') &&
    (card.relation === 'mine' || card.relation === 'team');
  return (
    <>
      <FoldingSection name="contacts" title={t('contacts')} count={card.contacts.length}>
        <div className={classes.edge}>
          <ContactList card={card} file={file.data ?? null} editable={editable} />
        </div>
      </FoldingSection>
      {file.data === undefined ? (
        file.isError ? (
          <div className={classes.pad}>
            <ErrorNote error={file.error} onRetry={() => void file.refetch()} />
          </div>
        ) : (
          <FilePlaceholder />
        )
      ) : (
        <>
          <SignalList card={card} file={file.data} timeZone={timeZone} />
          <OpportunityList file={file.data} editable={editable} timeZone={timeZone} />
          <div id="customer-contracts" tabIndex={-1} className={classes.target}>
            <ContractList file={file.data} editable={editable} timeZone={timeZone} />
          </div>
          <DetailsPanel card={card} file={file.data} editable={editable} timeZone={timeZone} />
        </>
      )}
      <FoldingSection name="owners" title={t('owners')}>
        {leads && file.data !== undefined && <CustomerTeam card={card} file={file.data} />}
        <OwnerHistory customerId={card.customer_id} timeZone={timeZone} />
      </FoldingSection>
      {card.relation === 'mine' && <ReleaseCustomer customerId={card.customer_id} />}
    </>
  );
}
