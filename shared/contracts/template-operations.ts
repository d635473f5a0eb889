import * as z from 'zod/mini';
import { language, shortText, uuid } from './scalars.ts';

export const templateKind = z.enum(['template', 'objection']);
/** With fields in double braces, e.g. `{{contact.name}}`: those of `templateFields`, or it is refused (TB050, TB051). */
const body = z.string().check(z.minLength(1), z.maxLength(20_000));
const version = z.int().check(z.gte(1));

export const templateOperations = {
  findTemplates: {
    rpc: 'find_templates',
    mode: 'read',
    args: z.object({
      text: z.string().check(z.maxLength(100)),
      kind: z.nullable(templateKind),
      /** This one alone, as it stands now. */
      template_id: z.optional(uuid),
    }),
    result: z.array(
      z.object({
        template_id: uuid,
        kind: templateKind,
        title: z.string(),
        body: z.string(),
        language,
        /** The organisation's; else one's own. */
        shared: z.boolean(),
        version,
      }),
    ),
  },
  saveTemplate: {
    rpc: 'save_template',
    mode: 'write',
    args: z.object({
      op_id: uuid,
      template_id: z.nullable(uuid),
      version: z.nullable(version),
      kind: templateKind,
      title: shortText,
      body,
      language,
      shared: z.boolean(),
    }),
    result: z.object({ template_id: uuid, version }),
  },
  removeTemplate: {
    rpc: 'remove_template',
    mode: 'write',
    args: z.object({ op_id: uuid, template_id: uuid }),
    result: z.object({ template_id: uuid }),
  },
  /** It was put into a mail: those most used are found first. */
  countTemplateUse: {
    rpc: 'count_template_use',
    mode: 'write',
    args: z.object({ op_id: uuid, template_id: uuid }),
    result: z.object({ template_id: uuid, uses: z.int() }),
  },
} as const;

export type TemplateKind = z.infer<typeof templateKind>;
export type Template = z.infer<typeof templateOperations.findTemplates.result>[number];
