import type { ErrorCode } from '../../../shared/contracts/errors.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { language } from '../../../shared/contracts/scalars.ts';
import { type Template, templateKind } from '../../../shared/contracts/template-operations.ts';
import { parseTemplate } from '../../../shared/domain/fill-template.ts';
import type { ReadRecord, RecordWrite } from '../record-form/use-record-form.ts';
import { faultOf } from './use-filled-template.ts';

export type TemplateFields = {
  readonly [K in 'title' | 'kind' | 'language' | 'who' | 'body']: string;
};

type Words = Pick<Template, 'title' | 'kind' | 'language' | 'shared' | 'body'>;

/** A template as a form holds it; `version` 0 is a new one. */
export function templateRecord(words: Words, version: number): ReadRecord<TemplateFields> {
  const { title, kind, language, shared, body } = words;
  return { fields: { title, kind, language, who: shared ? 'all' : 'own', body }, version };
}

/** What the form refuses, with the codes that the database would. */
export function checkTemplate(
  fields: TemplateFields,
): Partial<Record<keyof TemplateFields, ErrorCode>> {
  const wrong = fields.body.trim() === '' ? 'TB006' : faultOf(parseTemplate(fields.body))?.code;
  return {
    ...(fields.title.trim() === '' ? { title: 'TB006' } : {}),
    ...(wrong === undefined ? {} : { body: wrong }),
  };
}

export function templateArgs(
  templateId: string | null,
  { op_id, fields, version }: RecordWrite<TemplateFields>,
): OperationArgs<'saveTemplate'> {
  return {
    op_id,
    template_id: templateId,
    version: templateId === null ? null : version,
    kind: templateKind.parse(fields.kind),
    title: fields.title.trim(),
    body: fields.body.trim(),
    language: language.parse(fields.language),
    shared: fields.who === 'all',
  };
}

/** A field in its braces, in the place of what is selected. */
export function withField(
  body: string,
  field: string,
  from: number,
  to: number,
): { readonly body: string; readonly caret: number } {
  const mark = `{{${field}}}`;
  return { body: body.slice(0, from) + mark + body.slice(to), caret: from + mark.length };
}
