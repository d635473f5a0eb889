import { Button, Checkbox, Radio, TextInput } from '@mantine/core';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/Radio.css';
import '@mantine/core/styles/Input.css';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { assignStrings } from './assign-strings.ts';
import classes from './pool-lists.module.css';
import { usePoolMembers } from './use-pool.ts';

type Plan = OperationArgs<'previewAssignment'>;

/** To whom and how; the rest of a plan is which customers. */
export interface Share {
  readonly members: ReadonlySet<string>;
  readonly by: Plan['by'];
  /** As typed; '' gives all. */
  readonly most: string;
}

export const evenly: Share = { members: new Set(), by: 'number', most: '' };

/** null: no limit; NaN: what was typed is none. */
export function mostOf({ most }: Share): number | null {
  if (most.trim() === '') return null;
  const value = Number(most);
  return Number.isInteger(value) && value >= 1 && value <= 5000 ? value : Number.NaN;
}

interface AssignFormProps {
  readonly share: Share;
  /** A filter may find more than one wants to give. */
  readonly isLimited: boolean;
  readonly isPending: boolean;
  readonly onShare: (share: Share) => void;
  readonly onPreview: () => void;
}

export function AssignForm({ share, isLimited, isPending, onShare, onPreview }: AssignFormProps) {
  const t = useStrings(assignStrings);
  const members = usePoolMembers();
  const isWrong = Number.isNaN(mostOf(share));
  function choose(id: string, isChosen: boolean): void {
    const next = new Set(share.members);
    if (isChosen) next.add(id);
    else next.delete(id);
    onShare({ ...share, members: next });
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (share.members.size > 0 && !isWrong) onPreview();
      }}
    >
      <fieldset className={classes.fieldset}>
        <legend className={classes.strong}>{t('to')}</legend>
        {members.data?.map(({ member_id, name }) => (
          <Checkbox
            key={member_id}
            label={visibleText(name)}
            checked={share.members.has(member_id)}
            onChange={(event) => choose(member_id, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      <fieldset className={classes.fieldset}>
        <legend className={classes.strong}>{t('by')}</legend>
        {(['number', 'load'] as const).map((by) => (
          <Radio
            key={by}
            name="assign-by"
            label={t(`by_${by}`)}
            checked={share.by === by}
            onChange={() => onShare({ ...share, by })}
          />
        ))}
      </fieldset>
      {isLimited && (
        <TextInput
          inputMode="numeric"
          label={t('most')}
          description={t('most_lead')}
          value={share.most}
          error={isWrong ? t('most_wrong') : undefined}
          onChange={(event) => onShare({ ...share, most: event.currentTarget.value })}
        />
      )}
      <div className={classes.actions}>
        <Button
          type="submit"
          variant="default"
          disabled={isPending || isWrong || share.members.size === 0}
        >
          {isPending ? t('previewing') : t('preview')}
        </Button>
        {share.members.size === 0 && <span className={classes.dim}>{t('nobody')}</span>}
      </div>
    </form>
  );
}
