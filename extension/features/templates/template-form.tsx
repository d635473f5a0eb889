import { useRef } from 'react';
import { CrmError } from '../../../shared/contracts/errors.ts';
import { language as languages } from '../../../shared/contracts/scalars.ts';
import {
  type Template,
  type TemplateKind,
  templateKind,
} from '../../../shared/contracts/template-operations.ts';
import { parseTemplate } from '../../../shared/domain/fill-template.ts';
import { errorText } from '../../../shared/i18n/error-texts.ts';
import { languageNames } from '../../../shared/i18n/languages.ts';
import { usePorts } from '../../ports.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useAnnounce } from '../../ui/use-announce.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { ChoiceField, LongField, TextField } from '../record-form/form-fields.tsx';
import frame from '../record-form/form-frame.module.css';
import { FormFrame } from '../record-form/form-frame.tsx';
import { useRecordForm } from '../record-form/use-record-form.ts';
import { FieldButtons } from './field-buttons.tsx';
import { RemoveTemplate } from './remove-template.tsx';
import { templateStrings } from './strings.ts';
import {
  checkTemplate,
  type TemplateFields,
  templateArgs,
  templateRecord,
  withField,
} from './template-record.ts';
import classes from './templates.module.css';
import { faultOf } from './use-filled-template.ts';

interface TemplateFormProps {
  /** null: a new one. */
  readonly known: Template | null;
  /** Of a new one. */
  readonly kind: TemplateKind;
  /** What everybody uses is a manager's to write. */
  readonly mayShare: boolean;
  readonly onSaved: (title: string) => void;
  readonly onRemoved: (template: Template) => void;
  readonly onCancel: () => void;
}

/** A template's words. A field that does not exist is told while one types, and refused on save. */
export function TemplateForm(props: TemplateFormProps) {
  const { known, mayShare, onSaved, onCancel } = props;
  const t = useStrings(templateStrings);
  const shownIn = useLanguage();
  const { crm } = usePorts();
  const announce = useAnnounce();
  const place = useRef<HTMLDivElement>(null);
  const saved = useRef<string | null>(null);
  const id = known?.template_id ?? null;
  const form = useRecordForm<TemplateFields>({
    draftKey: `template/${id ?? 'new'}`,
    record: templateRecord(
      known ?? { title: '', kind: props.kind, language: shownIn, shared: false, body: '' },
      known?.version ?? 0,
    ),
    check: checkTemplate,
    async save(write) {
      await crm.saveTemplate(templateArgs(id, write));
      saved.current = write.fields.title.trim();
      await announce('templates');
    },
    async readAgain() {
      const given = { text: '', kind: null };
      const [now] = id === null ? [] : await crm.findTemplates({ ...given, template_id: id });
      // Removed, or taken back by its writer, meanwhile.
      if (now === undefined) throw new CrmError('TB001', 'template_id');
      return templateRecord(now, now.version);
    },
    onDone: () => (saved.current === null ? onCancel() : onSaved(saved.current)),
  });
  const label = (field: keyof TemplateFields) => t(field);
  const field = (name: keyof TemplateFields) => ({ form, field: name, label: label(name) });
  const body = form.kept?.draft.fields.body ?? '';
  const fault = faultOf(parseTemplate(body));

  function putIn(name: string) {
    const area = place.current?.querySelector('textarea');
    if (area == null) return;
    const next = withField(body, name, area.selectionStart, area.selectionEnd);
    form.change('body', next.body);
    // Once the new text stands there.
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(next.caret, next.caret);
    });
  }

  return (
    <div ref={place} className={classes.view}>
      <FormFrame
        form={form}
        heading
        title={known === null ? t('new') : visibleText(known.title)}
        describe={(name, value) => ({ label: label(name), text: shown(name, value) })}
      >
        <TextField {...field('title')} longest={200} required />
        <div className={frame.pair}>
          <ChoiceField
            {...field('kind')}
            choices={templateKind.options.map((value) => ({ value, label: shown('kind', value) }))}
          />
          <ChoiceField
            {...field('language')}
            choices={languages.options.map((value) => ({ value, label: languageNames[value] }))}
          />
        </div>
        {(mayShare || known?.shared === true) && (
          <ChoiceField
            {...field('who')}
            choices={[
              { value: 'own', label: t('who_own') },
              { value: 'all', label: t('who_all') },
            ]}
          />
        )}
        <LongField {...field('body')} longest={20_000} rows={9} required />
        <p role="status" className={classes.fault}>
          {fault !== null && `${errorText(shownIn, fault.code, fault.facts).what} (${fault.code})`}
        </p>
        <FieldButtons onChoose={putIn} />
      </FormFrame>
      {known !== null && <RemoveTemplate template={known} onRemoved={props.onRemoved} />}
    </div>
  );

  function shown(name: keyof TemplateFields, value: string): string {
    if (name === 'kind') return value === 'objection' ? t('one_objection') : t('one_template');
    if (name === 'who') return value === 'all' ? t('who_all') : t('who_own');
    const chosen = languages.safeParse(value);
    return name === 'language' && chosen.success ? languageNames[chosen.data] : value;
  }
}
