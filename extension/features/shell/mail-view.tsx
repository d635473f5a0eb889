import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import type { Outsider } from '../../../shared/domain/thread-people.ts';
import { AttentionIcon } from '../../ui/icons.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { FindCustomer } from '../find-customer/find-customer.tsx';
import { ByHand } from './by-hand.tsx';
import { CustomerPanel } from './customer-panel.tsx';
import { HealthLink } from './health-link.tsx';
import classes from './inbox-sidebar.module.css';
import { PanelPlaceholder } from './panel-placeholder.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { sceneOf, type Unreadable } from './scene.ts';
import { shellStrings } from './strings.ts';
import { TodayView } from './today-view.tsx';

interface MailViewProps {
  readonly snapshot: InboxSnapshot | null;
  readonly people: readonly Outsider[];
  readonly membership: Membership;
  /** A customer that the reader found by hand for this mail. */
  readonly chosen: string | null;
  readonly onChoose: (customerId: string | null) => void;
}

/** What there is to say about what is open beside the sidebar. */
export function MailView({ snapshot, people, membership, chosen, onChoose }: MailViewProps) {
  const scene = sceneOf(snapshot, people);
  switch (scene.kind) {
    case 'reading':
      return <PanelPlaceholder />;
    case 'people':
      return (
        <PeoplePanel
          snapshot={scene.snapshot}
          people={people}
          membership={membership}
          chosen={chosen}
          onChoose={onChoose}
        />
      );
    case 'unreadable':
    case 'nobody_outside':
    case 'nobody_named':
    case 'nothing_open':
      if (chosen !== null) {
        return (
          <>
            <ByHand back="back" onBack={() => onChoose(null)} />
            <CustomerPanel
              key={chosen}
              customerId={chosen}
              membership={membership}
              snapshot={snapshot}
              match={undefined}
            />
          </>
        );
      }
      if (scene.kind === 'nothing_open') {
        return <TodayView onOpenCustomer={onChoose} />;
      }
      if (scene.kind === 'nobody_outside')
        return <NobodyOutside isEvent={snapshot?.event != null} />;
      if (scene.kind === 'nobody_named') return <NobodyNamed onChoose={onChoose} />;
      return <PlainMode what={scene.what} onChoose={onChoose} />;
  }
}

function NobodyOutside({ isEvent }: { isEvent: boolean }) {
  const t = useStrings(shellStrings);
  return (
    <div className={classes.quiet}>
      <p>{t(isEvent ? 'nobody_outside_event' : 'nobody_outside')}</p>
      <p className={classes.lead}>{t(isEvent ? 'no_customer' : 'nobody_outside_lead')}</p>
    </div>
  );
}

/** An event by names alone, as Outlook shows most, or without guests. */
function NobodyNamed({ onChoose }: { onChoose: (customerId: string) => void }) {
  const t = useStrings(shellStrings);
  return (
    <>
      <div className={classes.quiet} role="status">
        <p>{t('nobody_named')}</p>
        <p className={classes.lead}>{t('nobody_named_lead')}</p>
      </div>
      <FindCustomer onChoose={onChoose} />
    </>
  );
}

interface PlainModeProps {
  readonly what: Unreadable;
  readonly onChoose: (customerId: string) => void;
}

function PlainMode({ what, onChoose }: PlainModeProps) {
  const t = useStrings(shellStrings);
  return (
    <>
      <div className={classes.plain} role="status">
        <AttentionIcon />
        <div>
          <p>{t(`unreadable_${what}`)}</p>
          <p className={classes.lead}>{t('unreadable_lead')}</p>
          <HealthLink />
        </div>
      </div>
      <FindCustomer onChoose={onChoose} />
    </>
  );
}
