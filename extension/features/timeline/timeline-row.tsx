import { useId, useState } from 'react';
import type { TimelineEntry } from '../../../shared/contracts/customers.ts';
import { anyOutcome } from '../../../shared/contracts/interactions.ts';
import type { Translate } from '../../../shared/i18n/define-strings.ts';
import { ExactTime } from '../../ui/exact-time.tsx';
import { CallIcon, ChatIcon, MailIcon, MeetingIcon, NoteIcon, VisitIcon } from '../../ui/icons.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { listOf } from '../../ui/list-of.ts';
import { ScreenReaderOnly } from '../../ui/screen-reader-only.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { interactionKindStrings, outcomeStrings } from '../interaction-kind/strings.ts';
import { timelineStrings } from './strings.ts';
import classes from './timeline-row.module.css';

const icons = {
  call: CallIcon,
  visit: VisitIcon,
  mail: MailIcon,
  meeting: MeetingIcon,
  chat: ChatIcon,
  other: NoteIcon,
} as const;

interface TimelineRowProps {
  readonly entry: TimelineEntry;
  readonly timeZone: string;
  /** Written by the reader. */
  readonly mine: boolean;
}

/** One line: kind, what, who; the rest opens below it. */
export function TimelineRow({ entry, timeZone, mine }: TimelineRowProps) {
  const t = useStrings(timelineStrings);
  const { kindWord, titleWithout } = useKindWords(entry);
  const id = useId();
  const [open, setOpen] = useState(false);
  const Icon = icons[entry.kind];
  const title = entry.subject ?? entry.note ?? firstLine(entry.text);
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <Icon className={classes.icon} />
        <ScreenReaderOnly>{kindWord}: </ScreenReaderOnly>
        <span className={classes.title} data-open={open ? '' : undefined}>
          {title ?? <span className={classes.hidden}>{titleWithout}</span>}
        </span>
        {(entry.state === 'planned' || entry.state === 'cancelled') && (
          <span className={classes.state}>{t(entry.state)}</span>
        )}
        <span className={classes.who}>{mine ? t('you') : entry.author.name}</span>
      </button>
      {open && (
        <div id={id} className={classes.details}>
          <EntryDetails entry={entry} timeZone={timeZone} mine={mine} />
        </div>
      )}
    </li>
  );
}

function EntryDetails({ entry, timeZone, mine }: TimelineRowProps) {
  const t = useStrings(timelineStrings);
  const outcomeName = useStrings(outcomeStrings);
  const { kindWord } = useKindWords(entry);
  const language = useLanguage();
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(
    new Date(entry.occurred_at),
  );
  return (
    <>
      <p className={classes.dim}>
        {kindWord}
        {' · '}
        <ExactTime instant={entry.occurred_at} timeZone={timeZone}>
          {time}
        </ExactTime>
        {' · '}
        {mine ? t('by_you') : t('by', { name: entry.author.name })}
      </p>
      {entry.participants.length > 0 && (
        <p className={classes.dim}>{t('with', { names: listOf(entry.participants, language) })}</p>
      )}
      {entry.text !== null && entry.text !== '' && <p className={classes.text}>{entry.text}</p>}
      <dl className={classes.facts}>
        {entry.opportunity && (
          <Fact label={t('opportunity')} text={visibleText(entry.opportunity.title)} />
        )}
        {entry.goal && <Fact label={t('goal')} text={visibleText(entry.goal)} />}
        {entry.outcome !== null && (
          <Fact label={t('outcome')} text={outcomeWord(outcomeName, entry.outcome)} />
        )}
        {entry.note !== null && <Fact label={t('note')} text={entry.note} />}
        {entry.next_points && (
          <Fact label={t('next_points')} text={visibleText(entry.next_points)} />
        )}
        {entry.next_plan !== null && <Fact label={t('next')} text={entry.next_plan} />}
      </dl>
      {entry.visibility !== null && (
        <p className={classes.dim}>{t(`visible_${entry.visibility}`)}</p>
      )}
    </>
  );
}

function Fact({ label, text }: { label: string; text: string }) {
  return (
    <div className={classes.fact}>
      <dt className={classes.dim}>{label}</dt>
      <dd className={classes.value}>{text}</dd>
    </div>
  );
}

/** Names of the entry's kind, of a mail with its direction. */
function useKindWords(entry: TimelineEntry) {
  const t = useStrings(timelineStrings);
  const kindName = useStrings(interactionKindStrings);
  const { kind, direction } = entry;
  return {
    kindWord: kind === 'mail' && direction !== null ? t(`mail_${direction}`) : kindName(kind),
    /** Where there is nothing to read: a hidden mail says so, a bare call is called a call. */
    titleWithout: kind === 'mail' && entry.text === null ? t('hidden') : kindName(kind),
  };
}

/** An outcome that a later version knows is shown as it came. */
function outcomeWord(t: Translate<typeof outcomeStrings.en>, text: string): string {
  const known = anyOutcome.safeParse(text);
  return known.success ? t(known.data) : text;
}

function firstLine(text: string | null): string | null {
  return text?.split('\n').find((line) => line.trim() !== '') ?? null;
}
