import { describe, expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { call, logPayload, mailPayload, refusalOf } from './call-operation.ts';
import { useMembers } from './customer-file-fixtures.ts';

const backend = useBackend();
const as = useMembers(backend);
const { acme, atlas } = namedCustomerIds;

describe('a batch', () => {
  test('logs each contact by itself: what is wrong with one takes nothing from the others', async () => {
    const items = [
      logPayload(acme, mailPayload('batch-1')),
      logPayload(atlas, mailPayload('batch-2')),
      { ...logPayload(acme, mailPayload('batch-3')), occurred_at: '2099-01-01T00:00:00Z' },
      logPayload(acme, mailPayload('batch-4')),
    ];
    const { answers } = await call(as('rep'), 'logInteractions', { items });
    expect(answers.map((one) => (one.ok ? 'ok' : `${one.code} ${one.field}`))).toEqual([
      'ok',
      'TB020 customer_ids',
      'TB012 occurred_at',
      'ok',
    ]);
  });

  test('sent again answers the same and writes nothing twice', async () => {
    const items = Array.from({ length: 10 }, (_, n) => logPayload(acme, mailPayload(`again-${n}`)));
    const count = async () => {
      const [row] = await backend.sql<{ n: number }[]>`
        select count(*)::int as n from public.follow_ups where customer_id = ${acme}`;
      return row?.n;
    };
    const first = await call(as('rep'), 'logInteractions', { items });
    const after = await count();
    expect(await call(as('rep'), 'logInteractions', { items })).toEqual(first);
    expect(await count()).toBe(after);
  });

  test('of fifty-one is refused, and one of nonsense is answered by its code', async () => {
    const item = logPayload(acme, mailPayload('many'));
    const many = call(as('rep'), 'logInteractions', { items: Array(51).fill(item) });
    expect(await refusalOf(many)).toBe('TB007 items');
    for (const nonsense of [null, 7, 'text', [], {}]) {
      const { data } = await as('rep').rpc('log_interactions', { payload: { items: [nonsense] } });
      expect(data.answers[0]).toMatchObject({
        ok: false,
        code: expect.stringMatching(/^TB00[46]$/),
      });
    }
  });

  test('and the same mails one by one, at once, are one record each', async () => {
    const mails = Array.from({ length: 5 }, (_, n) => mailPayload(`race-${n}`));
    const items = mails.map((mail) => logPayload(acme, mail));
    await Promise.all([
      call(as('rep'), 'logInteractions', { items }),
      ...mails.map((mail) => call(as('manager'), 'logInteraction', logPayload(acme, mail))),
    ]);
    const [row] = await backend.sql<{ mails: number; follow_ups: number }[]>`
      select count(distinct f.mail_id)::int as mails, count(*)::int as follow_ups
      from public.follow_ups as f join public.mail_envelopes as e on e.mail_id = f.mail_id
      where f.removed_at is null and e.subject like 'Quote race-%'`;
    expect(row).toEqual({ mails: 5, follow_ups: 5 });
  });
});
