import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, describe, expect, test } from 'vitest';
import { addedLocators } from '../../shared/contracts/added-locators.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { demoAdmin, demoRep } from '../seed/demo-organisation.ts';
import { call } from './call-operation.ts';

const backend = useBackend();
let admin: SupabaseClient;
let rep: SupabaseClient;

beforeAll(async () => {
  admin = await backend.signIn(demoAdmin);
  rep = await backend.signIn(demoRep);
});

const sender = {
  surface: 'gmail',
  slot: 'sender',
  selector: 'span.gD[mailto]',
  attribute: 'data-mailto',
};

const change = (locators: unknown) =>
  admin.rpc('change_page_locators', { payload: { op_id: randomUUID(), locators } });

test('what an administrator adds reaches every member, and is replaced as a whole', async () => {
  await change([sender, { ...sender, slot: 'thread', attribute: null }]);
  expect((await call(rep, 'pageLocators', {})).locators).toHaveLength(2);
  await change([sender]);
  expect((await call(rep, 'pageLocators', {})).locators).toEqual([sender]);
  await change([]);
  expect((await call(rep, 'pageLocators', {})).locators).toEqual([]);
});

test('a list that was forgotten takes nothing away', async () => {
  await change([sender]);
  const { error } = await admin.rpc('change_page_locators', { payload: { op_id: randomUUID() } });
  expect([error?.code, error?.details]).toEqual(['TB006', expect.stringContaining('locators')]);
  expect((await call(rep, 'pageLocators', {})).locators).toEqual([sender]);
});

test('the same request sent again answers the same and changes nothing twice', async () => {
  const payload = { op_id: randomUUID(), locators: [sender] };
  const first = await admin.rpc('change_page_locators', { payload });
  await change([]);
  const again = await admin.rpc('change_page_locators', { payload });
  expect(again.data).toEqual(first.data);
  expect((await call(rep, 'pageLocators', {})).locators).toEqual([]);
});

const wrong: readonly (readonly [string, unknown])[] = [
  ['another surface', { ...sender, surface: 'fastmail' }],
  ['another slot', { ...sender, slot: 'password' }],
  ['no selector', { ...sender, selector: '' }],
  ['a selector without end', { ...sender, selector: 'a'.repeat(301) }],
  ['an attribute that holds an address to load', { ...sender, attribute: 'href' }],
  ['a handler', { ...sender, attribute: 'onclick' }],
  ['a key too many', { ...sender, script: 'alert(1)' }],
  ['a key too few', { surface: 'gmail', slot: 'sender', selector: 'b' }],
  ['a number for a selector', { ...sender, selector: 7 }],
  ['a list', [sender]],
  ['nothing', null],
  ['text', 'span.gD'],
];

describe('refused by the database as by the contract is', () => {
  test.each(wrong)('%s', async (_what, entry) => {
    expect(addedLocators.safeParse([entry]).success).toBe(false);
    const { error } = await change([sender, entry]);
    expect(error?.code).toBe('TB004');
  });

  test('more than fifty', async () => {
    const { error } = await change(Array(51).fill(sender));
    expect(error?.code).toBe('TB007');
  });

  test('a row that somebody writes past the function', async () => {
    await expect(
      backend.sql`update public.organisation_settings set page_locators = '[{"slot": "sender"}]'`,
    ).rejects.toMatchObject({ code: '23514' });
  });
});
