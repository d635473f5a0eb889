import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CustomerFile } from '../../../shared/contracts/customer-file.ts';
import { decisionRole } from '../../../shared/contracts/customer-file.ts';
import type { Contact, CustomerCard } from '../../../shared/contracts/customers.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { AddIcon, CallIcon, EditIcon, PersonIcon } from '../../ui/icons.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { RevealButton } from '../record-form/reveal-button.tsx';
import { ContactForm } from './contact-form.tsx';
import classes from './contact-list.module.css';
import edges from './file-list.module.css';
import { fileStrings } from './file-strings.ts';

interface ContactListProps {
  readonly card: CustomerCard;
  /** null: it did not come; the contacts of the card stand there, and are not changed. */
  readonly file: CustomerFile | null;
  readonly editable: boolean;
}

/** Contacts of a customer, the primary one first, those who left last. */
export function ContactList({ card, file, editable }: ContactListProps) {
  const t = useStrings(fileStrings);
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  const rank = (contact: Contact) => (contact.has_left ? 2 : contact.is_primary ? 0 : 1);
  const changes = editable && file !== null;
  return (
    <>
      {card.contacts.length === 0 && <p className={classes.empty}>{t('no_contacts')}</p>}
      <ul className={classes.list}>
        {card.contacts
          .toSorted((one, other) => rank(one) - rank(other))
          .map((contact) => (
            <li key={contact.contact_id} className={classes.contact}>
              {file !== null && open === contact.contact_id ? (
                <div className={classes.form}>
                  <ContactForm file={file} contact={contact} onDone={close} />
                </div>
              ) : (
                <>
                  <PersonIcon className={classes.icon} />
                  <ContactLines
                    contact={contact}
                    file={file}
                    onEdit={changes ? () => setOpen(contact.contact_id) : null}
                  />
                </>
              )}
            </li>
          ))}
      </ul>
      {changes && (
        <div className={classes.add}>
          {open === 'new' ? (
            <ContactForm file={file} contact={null} onDone={close} />
          ) : (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<AddIcon />}
              className={edges.add}
              onClick={() => setOpen('new')}
            >
              {t('add_contact')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

interface ContactLinesProps {
  readonly contact: Contact;
  readonly file: CustomerFile | null;
  readonly onEdit: (() => void) | null;
}

function ContactLines({ contact, file, onEdit }: ContactLinesProps) {
  const t = useStrings(fileStrings);
  const [opened, setOpened] = useState<readonly string[] | null>(null);
  const phones = opened ?? contact.phones;
  const { name } = contact;
  const notes = [
    contact.title,
    contact.is_primary ? t('primary') : null,
    contact.has_left ? t('left') : null,
  ].filter((note) => note !== null);
  return (
    <div className={classes.lines}>
      <div className={edges.head}>
        <p className={classes.head}>
          <span className={classes.name}>{visibleText(name)}</span>
          <span className={classes.notes}>{visibleText(notes.join(' · '))}</span>
        </p>
        {onEdit !== null && (
          <button
            type="button"
            className={edges.edit}
            aria-label={t('edit_contact', { name })}
            title={t('edit_contact', { name })}
            onClick={onEdit}
          >
            <EditIcon />
          </button>
        )}
      </div>
      {contact.addresses.map((address) => (
        <div key={address} className={classes.value}>
          <CopyButton text={address} label={t('address')} />
        </div>
      ))}
      {phones.map((phone) => (
        <div key={phone} className={classes.value}>
          {phone.includes('•') ? <span>{phone}</span> : <Phone phone={phone} />}
        </div>
      ))}
      {phones.some((phone) => phone.includes('•')) && (
        <RevealButton
          what="phone"
          id={contact.contact_id}
          label={t('phone')}
          of={name}
          onRevealed={(value) => setOpened(Array.isArray(value) ? value : [])}
        />
      )}
      {contact.wechat !== null && (
        <div className={classes.value}>
          <span>{t('wechat')}</span> <CopyButton text={contact.wechat} label={t('wechat')} />
        </div>
      )}
      {file !== null && <DecisionRole contact={contact} file={file} />}
    </div>
  );
}

function Phone({ phone }: { phone: string }) {
  const t = useStrings(fileStrings);
  return (
    <span className={classes.phone}>
      <CopyButton text={phone} label={t('phone')} />
      <a href={`tel:${phone}`} className={classes.dial} aria-label={t('call', { phone })}>
        <CallIcon />
      </a>
    </span>
  );
}

/** The part that somebody plays in decisions: for those whom it concerns; for others it is opened on record. */
function DecisionRole({ contact, file }: { contact: Contact; file: CustomerFile }) {
  const t = useStrings(fileStrings);
  const [opened, setOpened] = useState<{ role: string | null } | null>(null);
  const { contact_id, name } = contact;
  const filed = file.contacts.find((one) => one.contact_id === contact_id);
  if (filed === undefined) return null;
  if (file.masked && opened === null) {
    return (
      <RevealButton
        what="decision_role"
        id={contact_id}
        label={t('contact_decision_role')}
        of={name}
        onRevealed={(value) => setOpened({ role: typeof value === 'string' ? value : null })}
      />
    );
  }
  const role = decisionRole.safeParse(opened === null ? filed.decision_role : opened.role);
  if (!role.success) {
    return opened === null ? null : <p className={classes.value}>{t('role_none')}</p>;
  }
  return <p className={classes.value}>{t('role', { role: t(role.data) })}</p>;
}
