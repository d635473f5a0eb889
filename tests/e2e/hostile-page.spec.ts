import { expect } from '@playwright/test';
import { hostTag } from '../../extension/inbox/frame/our-nodes.ts';
import { demoThreads } from '../sandbox/demo-mailbox.ts';
import { acme, surfaces } from './demo-conversations.ts';
import { test } from './test.ts';

for (const [name, surface] of surfaces) {
  test(`M01 ${name}: messages of the page that look like ours reach nobody`, async ({
    inbox,
    world,
  }) => {
    const sidebar = await inbox.open(surface, acme.thread);
    await expect(await sidebar.card(acme.customer)).toBeVisible();
    const customer = await world.customer(acme.domain);
    const before = await world.facts.totals();
    world.gate.seen.length = 0;
    const spoke = await sidebar.page.evaluate((customerId) => {
      const forged = [
        { type: 'crm.call', operation: 'releaseCustomer', args: { customer_id: customerId } },
        { type: 'session.sign_out' },
        { type: 'outbox.discard', op_id: null },
        { type: 'inbox.snapshot', seq: 1_000_000, snapshot: null },
        { type: 'inbox.sent', mail: { state: 'bound' } },
        { type: 'inbox.insert_text', key: 'x', text: 'x', subject: null },
        { type: 'frame.move' },
      ];
      const frames = [window, ...Array.from({ length: window.length }, (_, at) => window[at])];
      for (const message of forged) {
        for (const frame of frames) frame?.postMessage(message, '*');
        for (const type of [message.type, 'message', 'threadbook'])
          document.dispatchEvent(new CustomEvent(type, { detail: message, bubbles: true }));
        new BroadcastChannel('threadbook').postMessage(message);
      }
      // The page has no way of its own to the extension.
      const { runtime } = Reflect.get(window, 'chrome') ?? {};
      return typeof runtime?.sendMessage;
    }, customer.id);
    expect(spoke).toBe('undefined');
    await sidebar.page.waitForTimeout(500);
    expect(world.gate.seen.map(({ path }) => path)).toEqual([]);
    expect(await world.facts.totals()).toEqual(before);
    await expect(await sidebar.card(acme.customer)).toBeVisible();
  });
}

test('M08 another site reaches no file of the extension', async ({ world, expectedErrors }) => {
  expectedErrors.push(/chrome-extension/, /ERR_FAILED/, /blocked/i);
  const page = await world.context.newPage();
  await page.goto(world.siteUrl);
  const reached = await page.evaluate(async (id) => {
    const files = ['sidebar.html', 'manifest.json', 'icon/128.png', 'content-scripts/gmail.js'];
    const answers = await Promise.all(
      files.map((file) =>
        fetch(`chrome-extension://${id}/${file}`).then(
          ({ ok }) => (ok ? file : null),
          () => null,
        ),
      ),
    );
    return answers.filter((file) => file !== null);
  }, world.extensionId);
  expect(reached).toEqual([]);
});

test('M09 a customer is not claimed while the page hides or covers the sidebar', async ({
  inbox,
  world,
  expectedErrors,
}) => {
  const sidebar = await inbox.open('gmail', demoThreads.poolCustomer);
  const claim = await sidebar.button('Claim this customer');
  await expect(claim).toBeVisible();
  const covered = (await sidebar.frame()).getByText(/nothing was done/);
  const opacity = (value: string) =>
    sidebar.page.evaluate(
      ([tag = '', to = '']) => {
        for (const host of document.querySelectorAll<HTMLElement>(tag))
          host.style.setProperty('opacity', to, 'important');
      },
      [hostTag, value],
    );
  await sidebar.page.waitForTimeout(400);

  // Through the whole of it: a picture of the page's own would lie beneath.
  await opacity('0.01');
  await sidebar.page.waitForTimeout(400);
  await claim.click();
  await expect(covered).toBeVisible();
  await opacity('1');

  // Over it, letting each press through.
  await sidebar.page.evaluate(() => {
    const lure = document.createElement('div');
    lure.id = 'lure';
    lure.popover = 'manual';
    lure.style.cssText =
      'position: fixed; inset: 0; width: auto; height: auto; margin: 0; background: white; pointer-events: none';
    document.body.append(lure);
    // Above the sidebar, which stands in the top layer itself.
    lure.showPopover();
  });
  await sidebar.page.waitForTimeout(400);
  await claim.click();
  await expect(covered).toBeVisible();
  expect(world.gate.calls('claim_customer')).toEqual([]);

  await sidebar.page.evaluate(() => document.querySelector('#lure')?.remove());
  await sidebar.page.waitForTimeout(600);
  // What is asked of the database now stays unanswered: the customer is there for other tests.
  expectedErrors.push(/ERR_CONNECTION_REFUSED/);
  world.gate.weather = 'down';
  await claim.click();
  await expect.poll(() => world.gate.calls('claim_customer').length).toBeGreaterThan(0);
  await expect(covered).toHaveCount(0);
});
