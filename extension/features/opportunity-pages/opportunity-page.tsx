import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Input.css';
import { useEffect, useState } from 'react';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { OperationResult } from '../../../shared/contracts/operations.ts';
import { uuid } from '../../../shared/contracts/scalars.ts';
import { describeAmount } from '../../../shared/domain/money.ts';
import { toLocalInput } from '../../../shared/domain/zoned-time.ts';
import { describeDate } from '../../ui/describe-date.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { BackIcon } from '../../ui/icons.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ScreenReaderOnly } from '../../ui/screen-reader-only.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { OpportunityForm } from '../opportunities/opportunity-form.tsx';
import { StageMover } from '../opportunities/stage-mover.tsx';
import { stageStrings, stageWord } from '../opportunities/stage-strings.ts';
import { type PageProps, pageLink } from '../page-links/page-links.ts';
import classes from './opportunity-pages.module.css';
import { opportunityPageStrings } from './strings.ts';
import { useOpportunity } from './use-opportunities.ts';

/** One opportunity: its fields, its stage, and the way it came. */
export function OpportunityPage({ id, membership, onName }: PageProps) {
  const t = useStrings(opportunityPageStrings);
  const known = uuid.safeParse(id);
  return (
    <div className={classes.page}>
      <nav aria-label={t('to_list')}>
        <a className={classes.back} href={pageLink('opportunities')}>
          <BackIcon />
          {t('opportunities')}
        </a>
      </nav>
      <h1>
        <ScreenReaderOnly>{t('opportunity')}</ScreenReaderOnly>
      </h1>
      {known.success ? (
        <Shown
          key={known.data}
          opportunityId={known.data}
          timeZone={membership.time_zone}
          onName={onName}
        />
      ) : (
        <Unknown />
      )}
    </div>
  );
}

interface ShownProps {
  readonly opportunityId: string;
  readonly timeZone: string;
  readonly onName: PageProps['onName'];
}

function Shown({ opportunityId, timeZone, onName }: ShownProps) {
  const t = useStrings(opportunityPageStrings);
  const [editing, setEditing] = useState(false);
  const { data, error, isError, refetch } = useOpportunity(opportunityId);
  const title = data?.title ?? null;
  useEffect(() => {
    onName(title);
    return () => onName(null);
  }, [onName, title]);
  if (data === undefined) {
    if (error instanceof CrmError && error.code === 'TB001') return <Unknown />;
    if (isError) return <ErrorNote error={error} onRetry={() => void refetch()} />;
    return <Placeholder width="60%" line={48} />;
  }
  return (
    <>
      <h2 className={classes.title}>{visibleText(data.title)}</h2>
      <div className={classes.columns}>
        <div className={classes.panel}>
          {editing ? (
            <OpportunityForm
              customerId={data.customer_id}
              known={data}
              onDone={() => setEditing(false)}
            />
          ) : (
            <>
              <Fields opportunity={data} timeZone={timeZone} />
              {data.can_edit && (
                <>
                  <StageMover opportunity={data} />
                  <Button
                    size="compact-sm"
                    variant="default"
                    className={classes.more}
                    onClick={() => setEditing(true)}
                  >
                    {t('edit')}
                  </Button>
                </>
              )}
            </>
          )}
        </div>
        <section className={classes.panel} aria-labelledby="opportunity-history">
          <h2 id="opportunity-history" className={classes.columnTitle}>
            {t('history')}
          </h2>
          <History changes={data.history} timeZone={timeZone} />
        </section>
      </div>
    </>
  );
}

type Opportunity = OperationResult<'opportunity'>;

function Fields({ opportunity, timeZone }: { opportunity: Opportunity; timeZone: string }) {
  const t = useStrings(opportunityPageStrings);
  const stageName = useStrings(stageStrings);
  const language = useLanguage();
  const day = (at: string) =>
    describeDate(toLocalInput(new Date(at), timeZone).slice(0, 10), language);
  const { expected_amount_minor: amount, expected_close_on: closes, owner } = opportunity;
  const stage = { key: opportunity.stage_key, name: opportunity.stage_name };
  const facts: readonly (readonly [string, string | null])[] = [
    [t('stage'), visibleText(stageWord(stageName, stage))],
    [
      t('amount'),
      amount === null ? t('no_amount') : describeAmount(amount, opportunity.currency, language),
    ],
    [t('closing'), closes === null ? t('no_day') : describeDate(closes, language)],
    [t('owner'), owner === null ? t('nobody') : visibleText(owner.name)],
    [t('competitor'), opportunity.competitor],
    [t('next_plan'), opportunity.next_plan],
    [t('lost_because'), opportunity.lost_reason],
    [
      t('last_contact'),
      opportunity.last_follow_up_at === null ? null : day(opportunity.last_follow_up_at),
    ],
    [t('begun'), day(opportunity.created_at)],
    [t('code'), opportunity.code],
  ];
  return (
    <dl className={classes.fields}>
      <div className={classes.field}>
        <dt>{t('customer')}</dt>
        <dd>
          <a className={classes.name} href={pageLink('customer', { id: opportunity.customer_id })}>
            {visibleText(opportunity.customer_name)}
          </a>
        </dd>
      </div>
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className={classes.field}>
            <dt>{name}</dt>
            <dd>{visibleText(value)}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

interface HistoryProps {
  readonly changes: Opportunity['history'];
  readonly timeZone: string;
}

function History({ changes, timeZone }: HistoryProps) {
  const t = useStrings(opportunityPageStrings);
  const stageName = useStrings(stageStrings);
  const language = useLanguage();
  const word = (stage: { readonly key: string | null; readonly name: string }) =>
    visibleText(stageWord(stageName, stage));
  return (
    <ol className={classes.cards}>
      {changes.map(({ from, to, by, reason, at }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what has happened keeps its place from the end.
        <li key={changes.length - n}>
          <p className={classes.strong}>
            {from === null
              ? t('began_at', { to: word(to) })
              : t('moved', { from: word(from), to: word(to) })}
          </p>
          <p className={classes.small}>
            {t('by', {
              day: describeDate(toLocalInput(new Date(at), timeZone).slice(0, 10), language),
              name: by === null ? t('nobody') : visibleText(by),
            })}
          </p>
          {reason !== null && <p>{visibleText(reason)}</p>}
        </li>
      ))}
    </ol>
  );
}

/** One sentence for what does not exist and for what is others': the database does not tell them apart either. */
function Unknown() {
  const t = useStrings(opportunityPageStrings);
  return (
    <div role="alert" className={classes.empty}>
      <p className={classes.strong}>{t('unknown')}</p>
      <p>{t('unknown_more')}</p>
    </div>
  );
}
