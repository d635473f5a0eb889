import type { Contact } from '../../../shared/contracts/customers.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { PersonIcon } from '../../ui/icons.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './contact-list.module.css';
import { cardStrings } from './strings.ts';

/** Contacts of a customer, the primary one first, those who left last. */
export function ContactList({ contacts }: { contacts: readonly Contact[] }) {
  const t = useStrings(cardStrings);
  if (contacts.length === 0) return <p className={classes.empty}>{t('no_contacts')}</p>;
  const rank = (contact: Contact) => (contact.has_left ? 2 : contact.is_primary ? 0 : 1);
  return (
    <ul className={classes.list}>
      {contacts
        .toSorted((one, other) => rank(one) - rank(other))
        .map((contact) => (
          <li key={contact.contact_id} className={classes.contact}>
            <PersonIcon className={classes.icon} />
            <ContactLines contact={contact} />
          </li>
        ))}
    </ul>
  );
}

function ContactLines({ contact }: { contact: Contact }) {
  const t = useStrings(cardStrings);
  const notes = [
    contact.title,
    contact.is_primary ? t('primary') : null,
    contact.has_left ? t('has_left') : null,
  ].filter((note) => note !== null);
  return (
    <div className={classes.lines}>
      <p className={classes.head}>
        <span className={classes.name}>{contact.name}</span>
        <span className={classes.notes}>{notes.join(' · ')}</span>
      </p>
      {contact.addresses.map((address) => (
        <div key={address} className={classes.value}>
          <CopyButton text={address} label={t('address')} />
        </div>
      ))}
      {contact.phones.map((phone) => (
        <div key={phone} className={classes.value}>
          <CopyButton text={phone} label={t('phone')} />
        </div>
      ))}
      {contact.wechat !== null && (
        <div className={classes.value}>
          <span>{t('wechat')}</span> <CopyButton text={contact.wechat} label={t('wechat')} />
        </div>
      )}
    </div>
  );
}
