import { useEffect, useRef } from 'react';
import type { LoggedMail } from '../../../shared/contracts/customers.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
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
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    // A modal one: the browser keeps the focus in it and gives it back to the row.
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classes.sheet}
      aria-labelledby="log-sheet-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={classes.head}>
        <h2 id="log-sheet-title" className={classes.title}>
          {t('log_for', { customer: visibleText(props.customerName) })}
        </h2>
        <button type="button" className={classes.close} aria-label={t('close')} onClick={onClose}>
          <CloseIcon />
        </button>
      </div>
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
    </dialog>
  );
}
