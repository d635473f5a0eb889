import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { demoPassword, demoRep } from '../../supabase/seed/demo-organisation.ts';
import { findBrowser, thisMachine } from '../tools/find-browser.ts';
import { BackendGate } from '../world/backend-gate.ts';
import { ExtensionControl } from '../world/extension-control.ts';
import { launchBrowser } from '../world/launch-browser.ts';
import { acme } from './demo-conversations.ts';
import { test } from './test.ts';

/** What the builds under test have for a backend (worker-world.ts). */
const buildAddress = 'http://127.0.0.1:54321';

/** Processes that were started with this profile. */
function processesOf(profile: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`--user-data-dir=${profile}`);
      } catch {
        // It ended while the list was read.
        return false;
      }
    })
    .map(Number);
}

test('Q09 a browser that is killed right after something was kept sends it when it is started again', async ({
  world,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'threadbook-killed-'));
  const browser = await findBrowser(thisMachine(console.log));
  const options = { ...{ browser, profile, headless: true }, extension: world.built.extension };
  const customer = await world.customer(acme.domain);
  const before = await world.facts.totals();

  const first = await launchBrowser({ ...options, locale: 'en-US' });
  const gate = await BackendGate.open(first.context, buildAddress, world.backend.url);
  const control = await ExtensionControl.open(first.context, first.extensionId);
  await control.signIn(demoRep, demoPassword);
  gate.weather = 'down';
  await control.send({
    type: 'outbox.keep',
    operation: 'logInteraction',
    args: {
      ...{ op_id: crypto.randomUUID(), kind: 'call', source: 'sidebar', mail: null },
      ...{ occurred_at: new Date().toISOString(), customer_ids: [customer.id], contact_ids: [] },
      ...{ visibility: 'full', outcome: null, note: 'Said just before the power went' },
      ...{ next: null, no_next_reason: 'answered' },
    },
  });
  for (const pid of processesOf(profile)) process.kill(pid, 'SIGKILL');
  await expect.poll(() => processesOf(profile)).toEqual([]);
  await first.context.close().catch(() => undefined);
  expect((await world.facts.totals()).follow_ups).toBe(before.follow_ups);

  const second = await launchBrowser({ ...options, locale: 'en-US' });
  try {
    await BackendGate.open(second.context, buildAddress, world.backend.url);
    const again = await ExtensionControl.open(second.context, second.extensionId);
    await again.send({ type: 'outbox.retry', op_id: null });
    await expect
      .poll(async () => (await world.facts.totals()).follow_ups - before.follow_ups)
      .toBe(1);
    await expect
      .poll(() => again.send({ type: 'outbox.read' }))
      .toMatchObject({ waiting: 0, parked: 0 });
  } finally {
    await second.context.close();
    await rm(profile, { recursive: true, force: true });
  }
});
