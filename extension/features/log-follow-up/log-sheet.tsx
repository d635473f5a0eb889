import type { LoggedMail } from '../../../shared/contracts/customers.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { CustomerHeading, CustomerHeadingPlaceholder } from '../customer-card/customer-heading.tsx';
import { useCustomerCard } from '../customer-card/use-customer-card.ts';
import { LogFollowUp } from './log-follow-up.tsx';
import classes from './log-sheet.module.css';
import { logFollowUpStrings } from './strings.ts';

interface LogSheetProps {
  readonly customerId: string;
  readonly customerName: string;
  readonly membership: Membership;
  readonly onLogged: (logged: LoggedMail | null) => void;
  readonly onClose: () => void;
}

/** The log form of one customer at the side of a list, which stays where it is. */
export function LogSheet(props: LogSheetProps) {
  const { customerId, membership, onClose } = props;
  const t = useStrings(logFollowUpStrings);
  const card = useCustomerCard(customerId);
  return (
    <SideSheet
      title={t('log_for', { customer: visibleText(props.customerName) })}
      onClose={onClose}
    >
      {card.isError ? (
        <div className={classes.form}>
          <ErrorNote error={card.error} onRetry={() => void card.refetch()} />
        </div>
      ) : card.data === undefined ? (
        <CustomerHeadingPlaceholder />
      ) : (
        <>
          <CustomerHeading
            card={card.data}
            timeZone={membership.time_zone}
            statusOpen={false}
            onStatus={null}
          />
          <div className={classes.form}>
            <LogFollowUp
              card={card.data}
              membership={membership}
              onLogged={props.onLogged}
              onCancel={onClose}
            />
          </div>
        </>
      )}
    </SideSheet>
  );
}
