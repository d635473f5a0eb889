import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CustomerFile, Opportunity } from '../../../shared/contracts/customer-file.ts';
import { describeAmount } from '../../../shared/domain/money.ts';
import { toLocalInput } from '../../../shared/domain/zoned-time.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { describeDate } from '../../ui/describe-date.ts';
import { AddIcon, EditIcon } from '../../ui/icons.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from '../customer-file/file-list.module.css';
import { FoldingSection } from '../customer-file/folding-section.tsx';
import { OpportunityForm } from './opportunity-form.tsx';
import { StageMover } from './stage-mover.tsx';
import { stageStrings, stageWord } from './stage-strings.ts';
import { opportunityStrings } from './strings.ts';

interface OpportunityListProps {
  readonly file: CustomerFile;
  readonly editable: boolean;
  readonly timeZone: string;
}

/** What may be sold: the open ones first, each with stage, amount and day; the stage moves in place. */
export function OpportunityList({ file, editable, timeZone }: OpportunityListProps) {
  const t = useStrings(opportunityStrings);
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  return (
    <FoldingSection
      name="opportunities"
      title={t('opportunities')}
      count={file.opportunities.length}
    >
      {file.opportunities.length === 0 && <p className={classes.empty}>{t('none')}</p>}
      <ul className={classes.list}>
        {file.opportunities.map((opportunity) => (
          <li key={opportunity.opportunity_id} className={classes.item}>
            {open === opportunity.opportunity_id ? (
              <OpportunityForm customerId={file.customer_id} known={opportunity} onDone={close} />
            ) : (
              <OpportunityRow
                opportunity={opportunity}
                timeZone={timeZone}
                onEdit={editable ? () => setOpen(opportunity.opportunity_id) : null}
              />
            )}
          </li>
        ))}
      </ul>
      {editable &&
        (open === 'new' ? (
          <OpportunityForm customerId={file.customer_id} known={null} onDone={close} />
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

interface OpportunityRowProps {
  readonly opportunity: Opportunity;
  readonly timeZone: string;
  readonly onEdit: (() => void) | null;
}

function OpportunityRow({ opportunity, timeZone, onEdit }: OpportunityRowProps) {
  const t = useStrings(opportunityStrings);
  const stageName = useStrings(stageStrings);
  const language = useLanguage();
  const { title, expected_amount_minor, currency, expected_close_on } = opportunity;
  const stage = { key: opportunity.stage_key, name: opportunity.stage_name };
  return (
    <div>
      <div className={classes.head}>
        <p className={classes.title}>{visibleText(title)}</p>
        {expected_amount_minor !== null && (
          <p className={classes.amount}>
            {describeAmount(expected_amount_minor, currency, language)}
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
        {onEdit === null && (
          <span>
            {stageWord(stageName, stage)} · {t('probability', { percent: opportunity.probability })}
          </span>
        )}
        {expected_close_on !== null && opportunity.outcome === 'open' && (
          <span>{t('closes_on', { day: describeDate(expected_close_on, language) })}</span>
        )}
        {opportunity.last_follow_up_at !== null && (
          <span>
            {t('last_contact', {
              day: describeDate(
                toLocalInput(new Date(opportunity.last_follow_up_at), timeZone).slice(0, 10),
                language,
              ),
            })}
          </span>
        )}
        {opportunity.competitor !== null && (
          <span>
            {t('competitor')}: {visibleText(opportunity.competitor)}
          </span>
        )}
        <CopyButton text={opportunity.code} label={t('code')} />
      </p>
      {opportunity.next_plan !== null && (
        <p className={classes.text}>{visibleText(opportunity.next_plan)}</p>
      )}
      {opportunity.lost_reason !== null && (
        <p className={classes.text}>
          {t('lost_because', { reason: visibleText(opportunity.lost_reason) })}
        </p>
      )}
      {onEdit !== null && <StageMover opportunity={opportunity} />}
    </div>
  );
}
