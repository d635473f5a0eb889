import type { Language } from '../../../shared/contracts/scalars.ts';
import { templateValue } from '../../../shared/domain/fill-template.ts';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { fieldNames, templateStrings } from './strings.ts';
import classes from './templates.module.css';
import type { Filled } from './use-filled-template.ts';

interface FilledPreviewProps {
  readonly filled: Filled;
  readonly language: Language;
}

/** The text as it will stand in the mail, what was put in marked; what is missing by the name of its field. */
export function FilledPreview({ filled, language }: FilledPreviewProps) {
  const t = useStrings(templateStrings);
  const { parsed, values, subject } = filled;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <section className={classes.preview} aria-label={t('preview')} tabIndex={0} lang={language}>
      {parsed.parts.map((part, index) => {
        const key = `${index}`;
        if ('text' in part) return <span key={key}>{part.text}</span>;
        if ('unknown' in part) return null;
        const value = templateValue(values[part.field]);
        if (value === null && subject.pending)
          return (
            <span key={key} className={classes.waiting}>
              <Placeholder width="8em" />
            </span>
          );
        return (
          <mark key={key} className={classes.value} data-empty={value === null || undefined}>
            {value ?? t(fieldNames[part.field])}
          </mark>
        );
      })}
    </section>
  );
}
