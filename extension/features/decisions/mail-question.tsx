import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { describeInstant } from '../../../shared/domain/describe-time.ts';
import { usePorts } from '../../ports.ts';
import { changedByLogging } from '../../ui/changed-by-logging.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './decisions.module.css';
import { decisionStrings } from './strings.ts';
import type { UndecidedMail } from './use-to-decide.ts';

type ComparedMail = UndecidedMail['mail'];

interface MailQuestionProps {
  readonly question: UndecidedMail;
  readonly timeZone: string;
}

/** One mail or two? Both side by side, as far as the reader may see them. */
export function MailQuestion({ question, timeZone }: MailQuestionProps) {
  const t = useStrings(decisionStrings);
  const { crm } = usePorts();
  const decide = useOperation(
    (args: { match_id: string; same_as: string | null }, op_id) =>
      crm.decideSameMail({ ...args, op_id }),
    ['to-decide', ...changedByLogging],
  );
  const say = (same_as: string | null) => decide.mutate({ match_id: question.match_id, same_as });
  return (
    <section className={classes.question} aria-label={t('same')}>
      <h2 className={classes.title}>{t('same')}</h2>
      <Compared label={t('this_one')} mail={question.mail} timeZone={timeZone} />
      {question.candidates.map((candidate) => (
        <div key={candidate.mail_id} className={classes.pair}>
          <Compared label={t('candidate')} mail={candidate} timeZone={timeZone} />
          <Button
            size="compact-sm"
            variant="default"
            disabled={decide.isPending}
            onClick={() => say(candidate.mail_id)}
          >
            {decide.isPending ? t('saving') : t('is_same')}
          </Button>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        disabled={decide.isPending}
        onClick={() => say(null)}
      >
        {t('are_two')}
      </Button>
      {decide.isError && <ErrorNote error={decide.error} />}
    </section>
  );
}

interface ComparedProps {
  readonly label: string;
  readonly mail: ComparedMail;
  readonly timeZone: string;
}

function Compared({ label, mail, timeZone }: ComparedProps) {
  const t = useStrings(decisionStrings);
  const language = useLanguage();
  const now = useNow();
  const when =
    mail.sent_at === null ? null : describeInstant(mail.sent_at, now, timeZone, language);
  return (
    <div className={classes.mail}>
      <p className={classes.dim}>
        {[label, when, ...mail.customers].filter((part) => part !== null).join(' · ')}
      </p>
      <p className={classes.strong}>{visibleText(mail.subject ?? t('hidden_subject'))}</p>
      <p className={classes.excerpt}>{mail.text ?? t('no_text')}</p>
    </div>
  );
}
