import { type DragEvent, useState } from 'react';
import type {
  BoardStage,
  ListedOpportunity,
} from '../../../shared/contracts/opportunity-operations.ts';
import { describeAmount } from '../../../shared/domain/money.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { StageMover } from '../opportunities/stage-mover.tsx';
import { stageStrings, stageWord } from '../opportunities/stage-strings.ts';
import { pageLink } from '../page-links/page-links.ts';
import { formatOpportunitiesView, type OpportunitiesView } from './opportunities-view.ts';
import { OpportunityFacts } from './opportunity-facts.tsx';
import classes from './opportunity-pages.module.css';
import { opportunityPageStrings } from './strings.ts';

interface OpportunityBoardProps {
  readonly stages: readonly BoardStage[];
  readonly view: OpportunitiesView;
  readonly timeZone: string;
  readonly today: string;
  readonly stale: boolean;
}

interface Drop {
  readonly opportunityId: string;
  readonly stageId: string;
}

/** A column for each stage. A card is dragged to another one, or moved by the choice that stands on it. */
export function OpportunityBoard(props: OpportunityBoardProps) {
  const t = useStrings(opportunityPageStrings);
  const [dragged, setDragged] = useState<ListedOpportunity | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [drop, setDrop] = useState<Drop | null>(null);

  function ended() {
    setDragged(null);
    setOver(null);
  }
  function dropOn(stageId: string) {
    if (dragged !== null && dragged.stage_id !== stageId)
      setDrop({ opportunityId: dragged.opportunity_id, stageId });
    ended();
  }
  const takes = (stage: BoardStage) =>
    dragged !== null && !stage.retired && dragged.stage_id !== stage.stage_id;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is scrolled with the keyboard, too.
    <section className={classes.board} aria-label={t('board')} aria-busy={props.stale} tabIndex={0}>
      {props.stages.map((stage) => (
        <Column
          key={stage.stage_id}
          {...props}
          stage={stage}
          drop={drop}
          isOver={over === stage.stage_id && takes(stage)}
          onOver={(event) => {
            if (!takes(stage)) return;
            event.preventDefault();
            setOver(stage.stage_id);
          }}
          onDrop={(event) => {
            event.preventDefault();
            dropOn(stage.stage_id);
          }}
          onDrag={setDragged}
          onDragEnd={ended}
          onTaken={() => setDrop(null)}
        />
      ))}
    </section>
  );
}

interface ColumnProps extends OpportunityBoardProps {
  readonly stage: BoardStage;
  readonly drop: Drop | null;
  readonly isOver: boolean;
  readonly onOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
  readonly onDrag: (opportunity: ListedOpportunity) => void;
  readonly onDragEnd: () => void;
  readonly onTaken: () => void;
}

function Column({ stage, view, isOver, drop, onOver, onDrop, onDrag, ...rest }: ColumnProps) {
  const t = useStrings(opportunityPageStrings);
  const stageName = useStrings(stageStrings);
  const language = useLanguage();
  const name = visibleText(stageWord(stageName, stage));
  const title = `board-${stage.stage_id}`;
  const hint = stage.retired ? 'retired' : stage.outcome === 'open' ? null : 'recent_ends';
  return (
    <section
      className={classes.column}
      aria-labelledby={title}
      data-over={isOver ? '' : undefined}
      onDragOver={onOver}
      onDrop={onDrop}
    >
      <header className={classes.columnHead}>
        <h2 id={title} className={classes.columnTitle}>
          {name} <span className={classes.dim}>{stage.count}</span>
        </h2>
        {hint !== null && <p className={classes.small}>{t(hint)}</p>}
        <p className={classes.sums}>
          {stage.amounts.map(({ currency, amount_minor }) => (
            <span key={currency}>{describeAmount(amount_minor ?? 0, currency, language)}</span>
          ))}
        </p>
      </header>
      {stage.count === 0 && <p className={classes.small}>{t('none_here')}</p>}
      <ul className={classes.cards}>
        {stage.opportunities.map((opportunity) => (
          <li
            key={opportunity.opportunity_id}
            className={classes.card}
            draggable={opportunity.can_edit}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              // Firefox drags nothing without data.
              event.dataTransfer.setData('text/plain', opportunity.code);
              onDrag(opportunity);
            }}
            onDragEnd={rest.onDragEnd}
          >
            <OpportunityFacts
              opportunity={opportunity}
              timeZone={rest.timeZone}
              today={rest.today}
            />
            {opportunity.lost_reason !== null && (
              <span className={classes.small}>{visibleText(opportunity.lost_reason)}</span>
            )}
            {opportunity.can_edit && (
              <StageMover
                opportunity={opportunity}
                dropped={drop?.opportunityId === opportunity.opportunity_id ? drop : null}
                onTaken={rest.onTaken}
              />
            )}
          </li>
        ))}
      </ul>
      {stage.count > stage.opportunities.length && (
        <a
          className={classes.all}
          href={pageLink('opportunities', {
            params: formatOpportunitiesView({
              ...{ ...view, tab: 'list', stage: stage.stage_id, outcome: null },
            }),
          })}
        >
          {t('all_of_stage', { count: stage.count, stage: name })}
        </a>
      )}
    </section>
  );
}
