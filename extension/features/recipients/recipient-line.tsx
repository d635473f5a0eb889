import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { Outsider } from '../../../shared/domain/thread-people.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { describePast } from '../customer-card/describe-past.ts';
import { cardStrings } from '../customer-card/strings.ts';
import { useCustomerCard } from '../customer-card/use-customer-card.ts';
import { describeStanding } from '../people/describe-standing.ts';
import { personName } from '../people/person-name.ts';
import type { Standing } from '../people/standing.ts';
import { StandingShape } from '../people/standing-shape.tsx';
import { peopleStrings } from '../people/strings.ts';
import classes from './recipients.module.css';

interface RecipientLineProps {
  readonly person: Outsider;
  /** null while it is being looked up. */
  readonly standing: Standing | null;
  readonly timeZone: string;
  readonly onOpen: (customerId: string) => void;
}

export function RecipientLine({ person, standing, timeZone, onOpen }: RecipientLineProps) {
  return (
    <li>
      {standing?.kind === 'mine' || standing?.kind === 'team' ? (
        <OfCustomer person={person} standing={standing} timeZone={timeZone} onOpen={onOpen} />
      ) : (
        <Plain person={person} standing={standing} />
      )}
    </li>
  );
}

interface OfCustomerProps extends RecipientLineProps {
  readonly standing: Extract<Standing, { kind: 'mine' | 'team' }>;
}

/** The card in one line: it opens on a click. */
function OfCustomer({ person, standing, timeZone, onOpen }: OfCustomerProps) {
  const people = useStrings(peopleStrings);
  const card = useCustomerCard(standing.customerId).data ?? null;
  const name = useName(person);
  const customer = visibleText(card?.name ?? standing.candidate.customer_name ?? '');
  const past = usePast(card, timeZone);
  const words = describeStanding(people, standing, person.email);
  return (
    <button
      type="button"
      className={classes.line}
      title={[`${name} · ${customer}`, words, past].filter(Boolean).join('\n')}
      onClick={() => onOpen(standing.customerId)}
    >
      <StandingShape kind={standing.kind} />
      <span className={classes.name}>{name}</span>
      <span className={classes.customer}>{customer}</span>
      {card !== null && <Status card={card} />}
      {past !== '' && <span className={classes.past}>{past}</span>}
    </button>
  );
}

function Status({ card: { status } }: { readonly card: CustomerCard }) {
  const t = useStrings(cardStrings);
  return (
    <span className={classes.status} data-status={status}>
      {t(status)}
    </span>
  );
}

/** Nothing to open: who it belongs to, or that nobody knows. */
function Plain({ person, standing }: Pick<RecipientLineProps, 'person' | 'standing'>) {
  const t = useStrings(peopleStrings);
  const name = useName(person);
  const owner = standing?.kind === 'colleague' ? standing.candidate.owner_name : null;
  const words =
    owner === null
      ? describeStanding(t, standing, person.email)
      : t('belongs_to', { owner: visibleText(owner) });
  return (
    <p className={classes.line} title={`${name} · ${words}`}>
      <StandingShape kind={standing?.kind ?? 'matching'} />
      <span className={classes.name}>{name}</span>
      <span className={classes.customer}>{words}</span>
    </p>
  );
}

function useName(person: Outsider): string {
  const t = useStrings(peopleStrings);
  return personName(person) ?? t('no_name');
}

function usePast(card: CustomerCard | null, timeZone: string): string {
  const t = useStrings(cardStrings);
  const language = useLanguage();
  const now = useNow();
  if (card === null) return '';
  const last = card.last_follow_up_at;
  return last === null ? t('last_never') : describePast(t, last, now, timeZone, language);
}
