import { expect } from '@playwright/test';
import type { InboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import { demoMailbox } from '../sandbox/demo-mailbox.ts';
import { forgeries } from './forgeries.ts';
import { layouts } from './layouts.ts';
import { openLayout } from './open-layout.ts';
import { now, test } from './test.ts';

/**
 * A mail may bring markup that looks like the page's own. Hosts rename ids and classes in mails; these proofs do not rely
 * on it: the forged nodes stand in the body exactly as the page's own would.
 */
for (const layout of layouts.filter(({ shows }) => shows === 'thread')) {
  test(`${layout.name}: nothing that a mail brings along is taken for the page`, async ({
    open,
  }) => {
    const { adapter, truth } = await openLayout(open, layout, demoMailbox({ now }));
    for (const [name, forged] of Object.entries(forgeries[layout.surface] ?? {})) {
      for (const place of ['first', 'last'] as const) {
        await adapter.evaluate(
          `threadbookAdapter.forge(${JSON.stringify(forged)}, ${JSON.stringify(place)})`,
        );
        const read = await adapter.read();
        expect
          .soft(withoutBodies(read), `${name}, ${place} in the body`)
          .toEqual(withoutBodies(truth));
        await adapter.evaluate('threadbookAdapter.takeForgeriesAway()');
      }
    }
    expect(await adapter.read()).toEqual(truth);
  });
}

/** The forged words are part of what the mail says; everything else must be as it was. */
function withoutBodies(snapshot: InboxSnapshot | null): unknown {
  if (snapshot === null) return null;
  return {
    ...snapshot,
    messages: snapshot.messages.map(({ html, ...message }) => ({
      ...message,
      hasBody: html !== null,
    })),
  };
}
