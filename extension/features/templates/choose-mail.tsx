import { NativeSelect } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import type { SnapshotCompose } from '../../../shared/contracts/inbox-snapshot.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { templateStrings } from './strings.ts';

interface ChooseMailProps {
  readonly composes: readonly SnapshotCompose[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

/** Which of several mails that are being written; nothing where there is no choice. */
export function ChooseMail({ composes, chosen, onChoose }: ChooseMailProps) {
  const t = useStrings(templateStrings);
  if (composes.length < 2 || chosen === null) return null;
  const label = ({ kind, subject, to }: SnapshotCompose) => {
    const first = to?.[0];
    const about = visibleText(subject ?? '') || (first?.name ?? first?.email ?? '');
    return t(`mail_${kind ?? 'new'}`, { subject: about || t('no_subject') });
  };
  return (
    <NativeSelect
      label={t('into')}
      value={chosen}
      onChange={(event) => onChoose(event.currentTarget.value)}
      data={composes.map((compose) => ({ value: compose.key, label: label(compose) }))}
    />
  );
}
