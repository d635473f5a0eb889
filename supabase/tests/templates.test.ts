import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { describe, expect, test } from 'vitest';
import type { OperationArgs } from '../../shared/contracts/operations.ts';
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
});
