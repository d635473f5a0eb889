import type { TimelineItem } from '../../../shared/contracts/timeline-operations.ts';
import { StageIcon, StatusIcon } from '../../ui/icons.tsx';
import { ScreenReaderOnly } from '../../ui/screen-reader-only.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { cardStrings } from '../customer-card/strings.ts';
import { stageStrings, stageWord } from '../opportunities/stage-strings.ts';
import { timelineStrings } from './strings.ts';
import classes from './timeline-row.module.css';

type Change = Exclude<TimelineItem, { item: 'follow_up' }>;

/** A status or a stage that changed: from, to, who, and why below it. */
export function ChangeRow({ change, mine }: { change: Change; mine: boolean }) {
  const t = useStrings(timelineStrings);
  const { kind, title, why } = useChangeWords(change);
  const Icon = change.item === 'status' ? StatusIcon : StageIcon;
  return (
    <li className={classes.change}>
      <Icon className={classes.icon} />
      <div className={classes.said}>
        <p>
          <ScreenReaderOnly>{kind}: </ScreenReaderOnly>
          {visibleText(title)}
        </p>
        {why !== null && <p className={classes.why}>{visibleText(why)}</p>}
      </div>
      {change.by !== null && (
        <span className={classes.who}>{mine ? t('you') : visibleText(change.by.name)}</span>
      )}
    </li>
  );
}

function useChangeWords(change: Change) {
  const t = useStrings(timelineStrings);
  const status = useStrings(cardStrings);
  const stage = useStrings(stageStrings);
  if (change.item === 'status') {
    const { from, to, reason, rule } = change;
    const byRule = rule === 'contract_signed' ? t('rule_contract_signed') : t('rule');
    return {
      kind: t('changes_status'),
      title: t('status_moved', { from: status(from), to: status(to) }),
      why: reason ?? (rule === null ? null : byRule),
    };
  }
  const { from, to, title, reason } = change;
  return {
    kind: t('changes_stage'),
    title:
      from === null
        ? t('stage_began', { title, to: stageWord(stage, to) })
        : t('stage_moved', { title, from: stageWord(stage, from), to: stageWord(stage, to) }),
    why: reason,
  };
}
