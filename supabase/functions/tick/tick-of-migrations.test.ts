import { expect, test } from 'vitest';
import { useBackend } from '../../local/testing/test-database.ts';
import { demoRep } from '../../seed/demo-organisation.ts';

const backend = useBackend();

test('the tick of the migrations runs, as often as one likes', async () => {
  for (let time = 0; time < 2; time += 1) {
    const answer = await fetch(`${backend.url}/functions/v1/tick`, {
      method: 'POST',
      headers: { 'x-cron-secret': backend.cronSecret },
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual(expect.any(Object));
  }
});

test('nobody but the service rings the database directly', async () => {
  const client = await backend.signIn(demoRep);
  for (const caller of [client, backend.anonymous()])
    expect((await caller.rpc('tick', { payload: {} })).error?.code).toBe('42501');
});
