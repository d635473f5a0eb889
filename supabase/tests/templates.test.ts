import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { describe, expect, test } from 'vitest';
import type { OperationArgs } from '../../shared/contracts/operations.ts';
import { parseTemplate, templateFields } from '../../shared/domain/fill-template.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { call, refusalOf } from './call-operation.ts';
import { op, useMembers } from './customer-file-fixtures.ts';

const backend = useBackend();
const as = useMembers(backend);

describe('templates', () => {
  const save = (client: SupabaseClient, changes: Partial<OperationArgs<'saveTemplate'>> = {}) =>
    call(client, 'saveTemplate', {
      ...{ op_id: op(), template_id: null, version: null, kind: 'objection', language: 'en' },
      ...{
        title: `Price ${randomUUID()}`,
        body: '您好 {{contact.name}}, 100% of it',
        shared: false,
      },
      ...changes,
    });
  const found = async (client: SupabaseClient, text: string) =>
    (await call(client, 'findTemplates', { text, kind: null })).map(({ title }) => title);

  test('of one’s own are one’s own, of the organisation everybody’s and a manager’s to change', async () => {
    const title = `Mine ${randomUUID()}`;
    await save(as('rep'), { title });
    expect([await found(as('rep'), title), await found(as('colleague'), title)]).toEqual([
      [title],
      [],
    ]);
    expect(await refusalOf(save(as('rep'), { shared: true }))).toBe('TB002 shared');
    const ours = `Ours ${randomUUID()}`;
    const { template_id, version } = await save(as('manager'), { title: ours, shared: true });
    expect(await found(as('colleague'), ours)).toEqual([ours]);
    expect(await refusalOf(save(as('rep'), { template_id, version, shared: true }))).toBe(
      'TB002 shared',
    );
    // Nor is it taken over as one's own.
    expect(await refusalOf(save(as('rep'), { template_id, version, shared: false }))).toBe(
      'TB002 shared',
    );
  });

  test('are found by what is typed, in any writing, and a percent sign is one', async () => {
    const title = `报价 100%${randomUUID()}`;
    await save(as('rep'), { title });
    expect(await found(as('rep'), title.toUpperCase())).toEqual([title]);
    expect(await found(as('rep'), '报价 100_')).toEqual([]);
  });

  test('are read one by one, too, by those who may read them', async () => {
    const known = await save(as('rep'), { title: 'Mine' });
    const one = { text: '', kind: null, template_id: known.template_id };
    expect(await call(as('rep'), 'findTemplates', one)).toMatchObject([
      { ...known, title: 'Mine' },
    ]);
    expect(await call(as('manager'), 'findTemplates', one)).toEqual([]);
  });

  test('name no field that does not exist, whoever saves them and by whichever road', async () => {
    const wrong = { body: 'Dear {{contact.name}}, {{contact.nmae}}' };
    expect(await refusalOf(save(as('rep'), wrong))).toBe('TB050 body');
    expect(await refusalOf(save(as('manager'), { ...wrong, shared: true }))).toBe('TB050 body');
    const open = { body: 'Dear {{contact.name,\n{{me.name}}' };
    expect(await refusalOf(save(as('rep'), open))).toBe('TB051 body');
    // An edit as little as a new one.
    const known = await save(as('rep'));
    expect(await refusalOf(save(as('rep'), { ...known, ...wrong }))).toBe('TB050 body');
    const past = backend.sql`
      update public.templates set body = ${wrong.body} where id = ${known.template_id}`;
    await expect(past).rejects.toThrow(/templates_fields_known/);
    // Whoever may not change it hears that, and nothing of its words.
    const { template_id, version } = await save(as('manager'), { shared: true });
    expect(await refusalOf(save(as('rep'), { ...wrong, template_id, version }))).toBe(
      'TB002 shared',
    );
  });

  test('are read alike by the database and by the sidebar', async () => {
    const [list] = await backend.sql`select private.template_fields() as fields`;
    expect(list?.fields).toEqual([...templateFields]);
    const bodies = [
      ...templateFields.map((field) => `a {{${field}}} b {{\u3000${field}\u00a0\u2009}}`),
      ...['{{}}', '{{ }}', '{{me.name', '{{me.name\n}}', '{{{me.name}}}', '{{{{me.name}}}}'],
      ...[
        '｛｛me.name｝｝',
        '｛｛me.nmae}}',
        '{{Me.name}}',
        '{{me.name}} {{me.name',
        '{',
        '}}',
        '{ {',
      ],
      ...[
        '{{me.\r\nname}}',
        '{{a{b}}',
        '{{a}}{{b',
        '{{me.name|upper}}',
        '{{\tme.email}}',
        '%s \\1',
      ],
      ...['{{me.name}}{me.name}}', '{{me{{me.name}}', '{{姓名}}', 'plain', "'; drop table x; --"],
    ];
    for (const body of bodies) {
      const [row] = await backend.sql`select private.template_fault(${body}) as fault`;
      const { unknown, unclosed } = parseTemplate(body);
      const expected =
        unknown[0] !== undefined
          ? { code: 'TB050', unknown: unknown[0] }
          : unclosed[0] !== undefined
            ? { code: 'TB051', unclosed: unclosed[0] }
            : null;
      expect(row?.fault, body).toEqual(expected);
    }
  });

  test('that are used most are found first, counted once however often it is sent', async () => {
    const mark = randomUUID();
    const seldom = await save(as('rep'), { title: `A ${mark}` });
    const often = await save(as('rep'), { title: `B ${mark}` });
    expect(await found(as('rep'), mark)).toEqual([`A ${mark}`, `B ${mark}`]);
    const use = { op_id: op(), template_id: often.template_id };
    const once = await call(as('rep'), 'countTemplateUse', use);
    expect(await call(as('rep'), 'countTemplateUse', use)).toEqual(once);
    expect(once).toEqual({ template_id: often.template_id, uses: 1 });
    expect(await found(as('rep'), mark)).toEqual([`B ${mark}`, `A ${mark}`]);
    const theirs = { op_id: op(), template_id: seldom.template_id };
    expect(await refusalOf(call(as('colleague'), 'countTemplateUse', theirs))).toBe(
      'TB001 template_id',
    );
  });
});
