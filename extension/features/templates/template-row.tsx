import type { Template } from '../../../shared/contracts/template-operations.ts';
import { parseTemplate } from '../../../shared/domain/fill-template.ts';
import { languageNames } from '../../../shared/i18n/languages.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { fieldNames, templateStrings } from './strings.ts';
import classes from './templates.module.css';

/** Enough for the two lines that are shown. */
const EXCERPT = 240;

interface TemplateRowProps {
  readonly template: Template;
  readonly onOpen: (template: Template) => void;
}

export function TemplateRow({ template, onOpen }: TemplateRowProps) {
  const t = useStrings(templateStrings);
  const shownIn = useLanguage();
  const { kind, shared, language } = template;
  const notes = [
    ...(kind === 'objection' ? [t('one_objection')] : []),
    ...(shared ? [] : [t('own')]),
    ...(language === shownIn ? [] : [languageNames[language]]),
  ];
  return (
    <button
      type="button"
      className={classes.row}
      data-template={template.template_id}
      onClick={() => onOpen(template)}
    >
      <span className={classes.rowHead}>
        <span className={classes.rowTitle}>{visibleText(template.title)}</span>
        {notes.length > 0 && <span className={classes.notes}>{notes.join(' · ')}</span>}
      </span>
      <span className={classes.excerpt} lang={language}>
        {visibleText(excerpt())}
      </span>
    </button>
  );

  /** Fields by their names: braces say nothing to whoever only looks for words. */
  function excerpt(): string {
    const { parts } = parseTemplate(template.body.slice(0, EXCERPT));
    return parts
      .map((part) => {
        if ('text' in part) return part.text;
        return `[${'field' in part ? t(fieldNames[part.field]) : part.unknown}]`;
      })
      .join('');
  }
}
