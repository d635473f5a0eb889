/**
 * Fields that a template may name. Closed: what is on this list can be filled in or asked for, anything else is a slip of
 * the keyboard. The database holds the same list (`private.template_fields`), and a test compares both.
 */
export const templateFields = [
  'contact.name',
  'contact.title',
  'contact.email',
  'customer.name',
  'customer.short_name',
  'customer.code',
  'me.name',
  'me.email',
  'me.organisation',
  'today',
] as const;

export type TemplateField = (typeof templateFields)[number];

/** A text as it stands, or a field in double braces. */
export type TemplatePart =
  | { readonly text: string }
  | { readonly field: TemplateField }
  /** In double braces, and no field; as written, without its braces. */
  | { readonly unknown: string };

export interface ParsedTemplate {
  /** In order; together they are the whole template. */
  readonly parts: readonly TemplatePart[];
  /** Names in double braces that are no fields, each once. */
  readonly unknown: readonly string[];
  /** The beginning of each double brace that nothing closes on its line, for people to find it by. */
  readonly unclosed: readonly string[];
}

export type TemplateValues = Readonly<Partial<Record<TemplateField, string | null>>>;

export interface FilledTemplate {
  /** What is missing still stands in its braces. */
  readonly text: string;
  /** Fields that the template names and nobody knows, in its order, each once. */
  readonly missing: readonly TemplateField[];
}

/** Names hold no braces and no line break: an opening that is forgotten does not swallow the lines below it. */
const field = /\{\{([^{}\r\n]*)\}\}/g;
const opening = /\{\{[^\r\n]{0,20}/g;

const isField = (name: string): name is TemplateField => templateFields.some((one) => one === name);

/** Chinese input methods write wide braces; they are meant as braces. As long as before, so that places stay. */
const narrow = (body: string): string => body.replaceAll('｛', '{').replaceAll('｝', '}');

/** Takes a template apart. Blanks within the braces do not count; capitals do. */
export function parseTemplate(body: string): ParsedTemplate {
  const braces = narrow(body);
  const parts: TemplatePart[] = [];
  const unclosed: string[] = [];
  const keepText = (from: number, to: number) => {
    if (from === to) return;
    parts.push({ text: body.slice(from, to) });
    unclosed.push(...(braces.slice(from, to).match(opening) ?? []));
  };
  let done = 0;
  for (const found of braces.matchAll(field)) {
    keepText(done, found.index);
    const name = (found[1] ?? '').trim();
    parts.push(isField(name) ? { field: name } : { unknown: name });
    done = found.index + found[0].length;
  }
  keepText(done, body.length);
  const unknown = parts.flatMap((part) => ('unknown' in part ? [part.unknown] : []));
  return { parts, unknown: [...new Set(unknown)], unclosed };
}

/** The fields that a template names, in its order, each once. */
export function fieldsOf({ parts }: ParsedTemplate): TemplateField[] {
  return [...new Set(parts.flatMap((part) => ('field' in part ? [part.field] : [])))];
}

/** A value is read once and stands as it is: what looks like a field or like markup within it is neither. */
export function fillTemplate(template: ParsedTemplate, values: TemplateValues): FilledTemplate {
  const text = template.parts
    .map((part) => {
      if ('text' in part) return part.text;
      if ('unknown' in part) return `{{${part.unknown}}}`;
      return templateValue(values[part.field]) ?? `{{${part.field}}}`;
    })
    .join('');
  const missing = fieldsOf(template).filter((name) => templateValue(values[name]) === null);
  return { text, missing };
}

/**
 * A value as it goes into a mail: on one line, without control characters and those that turn the direction of what
 * stands around them. @returns null when nothing is left
 */
export function templateValue(value: string | null | undefined): string | null {
  const line = (value ?? '')
    .replace(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line === '' ? null : line;
}
