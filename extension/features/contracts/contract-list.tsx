import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CustomerFile } from '../../../shared/contracts/customer-file.ts';
import { describeAmount } from '../../../shared/domain/money.ts';
import { dayOf } from '../../../shared/domain/zoned-time.ts';
import type { Translate } from '../../../shared/i18n/define-strings.ts';
import { describeDate } from '../../ui/describe-date.ts';
import { AddIcon, EditIcon } from '../../ui/icons.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { daysFrom } from '../customer-card/signals.ts';
import classes from '../customer-file/file-list.module.css';
import { FoldingSection } from '../customer-file/folding-section.tsx';
import { RevealButton } from '../record-form/reveal-button.tsx';
import type { Contract } from './contract-fields.ts';
import { ContractForm } from './contract-form.tsx';
import { contractStrings } from './strings.ts';

interface ContractListProps {
  readonly file: CustomerFile;
  readonly editable: boolean;
  readonly timeZone: string;
}

const SOON_DAYS = 30;

/** Contracts with their amount and end; an amount that does not concern the reader is masked, and opened on record. */
export function ContractList({ file, editable, timeZone }: ContractListProps) {
  const t = useStrings(contractStrings);
  const [open, setOpen] = useState<string | null>(null);
  const [opened, setOpened] = useState<Readonly<Record<string, number | null>>>({});
  const close = () => setOpen(null);
  return (
    <FoldingSection name="contracts" title={t('contracts')} count={file.contracts.length}>
      {file.contracts.length === 0 && <p className={classes.empty}>{t('none')}</p>}
      <ul className={classes.list}>
        {file.contracts.map((read) => {
          const id = read.contract_id;
          const masked = file.masked && !Object.hasOwn(opened, id);
          const contract = file.masked ? { ...read, amount_minor: opened[id] ?? null } : read;
          return (
            <li key={id} className={classes.item}>
              {open === id ? (
                <ContractForm file={file} known={contract} onDone={close} />
              ) : (
                <ContractRow
                  contract={contract}
                  masked={masked}
                  timeZone={timeZone}
                  // Saved with a mask it would lose its amount.
                  onEdit={editable && !masked ? () => setOpen(id) : null}
                  onRevealed={(amount) => setOpened((earlier) => ({ ...earlier, [id]: amount }))}
                />
              )}
              {editable && masked && <p className={classes.empty}>{t('edit_masked')}</p>}
            </li>
          );
        })}
      </ul>
      {editable &&
        (open === 'new' ? (
          <ContractForm file={file} known={null} onDone={close} />
        ) : (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<AddIcon />}
            className={classes.add}
            onClick={() => setOpen('new')}
          >
            {t('add')}
          </Button>
        ))}
    </FoldingSection>
  );
}

interface ContractRowProps {
  readonly contract: Contract;
  readonly masked: boolean;
  readonly timeZone: string;
  readonly onEdit: (() => void) | null;
  readonly onRevealed: (amount: number | null) => void;
}

function ContractRow({ contract, masked, timeZone, onEdit, onRevealed }: ContractRowProps) {
  const t = useStrings(contractStrings);
  const language = useLanguage();
  const today = dayOf(useNow(60_000), timeZone);
  const { title, amount_minor, currency, signed_on } = contract;
  const period = describePeriod(t, contract, (day) => describeDate(day, language));
  const end = describeEnd(t, contract, today);
  return (
    <div>
      <div className={classes.head}>
        <p className={classes.title}>{visibleText(title)}</p>
        {!masked && (
          <p className={classes.amount}>
            {amount_minor === null
              ? t('no_amount')
              : describeAmount(amount_minor, currency, language)}
          </p>
        )}
        {onEdit !== null && (
          <button
            type="button"
            className={classes.edit}
            aria-label={t('edit', { title })}
            title={t('edit', { title })}
            onClick={onEdit}
          >
            <EditIcon />
          </button>
        )}
      </div>
      <p className={classes.notes}>
        {signed_on === null || contract.state === 'ended' ? (
          <span>{t(contract.state)}</span>
        ) : (
          <span>{t('signed_day', { day: describeDate(signed_on, language) })}</span>
        )}
        {period !== null && <span>{period}</span>}
        {end !== null && <span className={classes.attention}>{end}</span>}
      </p>
      {masked && (
        <RevealButton
          what="amount"
          id={contract.contract_id}
          label={t('amount')}
          of={title}
          onRevealed={(value) => onRevealed(typeof value === 'number' ? value : null)}
        />
      )}
    </div>
  );
}

type T = Translate<typeof contractStrings.en>;

function describePeriod(
  t: T,
  { starts_on, ends_on }: Contract,
  date: (day: string) => string,
): string | null {
  if (starts_on !== null && ends_on !== null) {
    return t('runs', { from: date(starts_on), to: date(ends_on) });
  }
  if (starts_on !== null) return t('runs_from', { day: date(starts_on) });
  return ends_on === null ? null : t('runs_to', { day: date(ends_on) });
}

/** Said while somebody can still act on it: within 30 days of the end, and after it while nobody ended the contract. */
function describeEnd(t: T, { state, ends_on }: Contract, today: string): string | null {
  if (state !== 'signed' || ends_on === null) return null;
  const days = daysFrom(today, ends_on);
  if (days < 0) return t('has_ended');
  if (days > SOON_DAYS) return null;
  return days === 0 ? t('ends_today') : t('ends_in', { count: days });
}
