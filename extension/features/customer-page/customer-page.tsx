import { useEffect, useState } from 'react';
import { CrmError } from '../../../shared/contracts/errors.ts';
import { uuid } from '../../../shared/contracts/scalars.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { BackIcon } from '../../ui/icons.tsx';
import { ScreenReaderOnly } from '../../ui/screen-reader-only.tsx';
import { partOf, usePart } from '../../ui/use-part.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { CustomerHeading } from '../customer-card/customer-heading.tsx';
import { mayEdit } from '../customer-card/may-edit.ts';
import { useCustomerCard } from '../customer-card/use-customer-card.ts';
import { FoldingSection } from '../customer-file/folding-section.tsx';
import { type PageProps, pageLink } from '../page-links/page-links.ts';
import { CardPlaceholder } from '../shell/panel-placeholder.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { Today } from '../today/today-list.tsx';
import { CustomerActions } from './customer-actions.tsx';
import { CustomerFileSections } from './customer-file-sections.tsx';
import classes from './customer-page.module.css';
import { customerPageStrings } from './strings.ts';

const statusPart = partOf(() => import('../customer-status/status-form.tsx'));

/** Everything about one customer, by the same parts as beside a mail. */
export function CustomerPage({ id, membership, onName }: PageProps) {
  const t = useStrings(customerPageStrings);
  const known = uuid.safeParse(id);
  return (
    <div className={classes.page}>
      <nav aria-label={t('to_list')}>
        <a className={classes.back} href={pageLink('customers')}>
          <BackIcon />
          {t('customers')}
        </a>
      </nav>
      <h1>
        <ScreenReaderOnly>{t('customer')}</ScreenReaderOnly>
      </h1>
      {known.success ? (
        <Customer
          key={known.data}
          customerId={known.data}
          membership={membership}
          onName={onName}
        />
      ) : (
        <Unknown />
      )}
    </div>
  );
}

interface CustomerProps extends Pick<PageProps, 'membership' | 'onName'> {
  readonly customerId: string;
}

function Customer({ customerId, membership, onName }: CustomerProps) {
  const t = useStrings(customerPageStrings);
  const card = useCustomerCard(customerId);
  const name = card.data?.name ?? null;
  // Among many tabs one is found by its customer.
  useEffect(() => {
    onName(name);
    return () => onName(null);
  }, [onName, name]);
  const [statusOpen, setStatusOpen] = useState(false);
  const StatusForm = usePart(statusPart, statusOpen)?.StatusForm;
  if (card.data === undefined) {
    if (card.error instanceof CrmError && card.error.code === 'TB001') return <Unknown />;
    return card.isError ? (
      <ErrorNote error={card.error} onRetry={() => void card.refetch()} />
    ) : (
      <div className={classes.panel}>
        <CardPlaceholder />
      </div>
    );
  }
  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        <div className={classes.panel}>
          <CustomerHeading
            card={card.data}
            timeZone={membership.time_zone}
            statusOpen={statusOpen}
            onStatus={
              mayEdit(card.data, membership) ? () => setStatusOpen((isOpen) => !isOpen) : null
            }
          />
          {statusOpen && StatusForm !== undefined && (
            <StatusForm
              card={card.data}
              onDone={() => setStatusOpen(false)}
              onContracts={() => {
                setStatusOpen(false);
                document.getElementById('customer-contracts')?.focus();
              }}
            />
          )}
          <CustomerActions card={card.data} membership={membership} />
        </div>
        <div className={classes.panel}>
          <FoldingSection name="reminders" title={t('reminders')}>
            <Today customerId={customerId} none={t('no_reminders')} />
          </FoldingSection>
          <FoldingSection name="timeline" title={t('timeline')}>
            <div className={classes.edge}>
              <Timeline card={card.data} membership={membership} />
            </div>
          </FoldingSection>
        </div>
      </div>
      <div className={classes.panel}>
        <CustomerFileSections card={card.data} membership={membership} />
      </div>
    </div>
  );
}

/** One sentence for what does not exist and for what is others': the database does not tell them apart either. */
function Unknown() {
  const t = useStrings(customerPageStrings);
  return (
    <div role="alert" className={classes.unknown}>
      <p className={classes.strong}>{t('unknown')}</p>
      <p>{t('unknown_more')}</p>
    </div>
  );
}
