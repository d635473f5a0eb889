import { useState } from 'react';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { OperationArgs, OperationResult } from '../../../shared/contracts/operations.ts';
import { errorText } from '../../../shared/i18n/error-texts.ts';
import { usePorts } from '../../ports.ts';
import { RevealIcon } from '../../ui/icons.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './reveal-button.module.css';
import { recordFormStrings } from './strings.ts';

type Revealed = OperationResult<'reveal'>['value'];

interface RevealButtonProps {
  readonly what: OperationArgs<'reveal'>['what'];
  readonly id: string;
  /** What is opened: "phone number". */
  readonly label: string;
  /** Whose it is, for those who do not see where the button stands. */
  readonly of: string;
  readonly onRevealed: (value: Revealed) => void;
}

/** Opens a masked value. It says before that looking is recorded, and afterwards why it was refused. */
export function RevealButton({ what, id, label, of, onRevealed }: RevealButtonProps) {
  const t = useStrings(recordFormStrings);
  const language = useLanguage();
  const { crm } = usePorts();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CrmError | null>(null);

  async function reveal() {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      onRevealed((await crm.reveal({ what, id })).value);
    } catch (refusal) {
      setError(refusal instanceof CrmError ? refusal : new CrmError('TC005'));
    } finally {
      setBusy(false);
    }
  }

  return (
    <span className={classes.place}>
      <button
        type="button"
        className={classes.button}
        title={t('reveal_note')}
        aria-label={`${t('reveal', { what: label })}: ${of}. ${t('reveal_note')}`}
        onClick={() => void reveal()}
      >
        <RevealIcon />
        {busy ? t('revealing') : t('reveal', { what: label })}
      </button>
      <span className={classes.note}>{t('reveal_note')}</span>
      {error !== null && (
        <span role="alert" className={classes.error}>
          {errorText(language, error.code, error.facts).what} ({error.code})
        </span>
      )}
    </span>
  );
}
