import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import type { CustomerCard, LoggedMail } from '../../../shared/contracts/customers.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { describeInstant } from '../../../shared/domain/describe-time.ts';
import { DoneIcon } from '../../ui/icons.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { exactTime } from '../next-step/exact-time.ts';
import classes from './log-mail.module.css';
import { logMailStrings } from './strings.ts';

interface AlreadyLoggedProps {
  readonly logged: LoggedMail;
  readonly card: CustomerCard;
  readonly membership: Membership;
  readonly now: Date;
  readonly onOtherCustomer: () => void;
  readonly onBack: () => void;
}

/** Instead of the form: who logged it and when. Another customer may still have a part in the same mail. */
export function AlreadyLogged(props: AlreadyLoggedProps) {
  const { logged, card, membership, now } = props;
  const t = useStrings(logMailStrings);
  const language = useLanguage();
  const time = describeInstant(logged.at, now, membership.time_zone, language);
  const mine = logged.by.member_id === membership.member_id;
  return (
    <div className={classes.form}>
      <p className={classes.logged} title={exactTime(logged.at, membership.time_zone, language)}>
        <DoneIcon className={classes.done} />
        <span>
          {mine ? t('already_you', { time }) : t('already', { name: logged.by.name, time })}
        </span>
      </p>
      <p className={classes.dim}>{t('already_for', { customer: card.short_name ?? card.name })}</p>
      <div className={classes.actions}>
        <Button variant="default" onClick={props.onOtherCustomer} autoFocus>
          {t('other_customer')}
        </Button>
        <Button variant="subtle" onClick={props.onBack}>
          {t('back')}
        </Button>
      </div>
    </div>
  );
}
