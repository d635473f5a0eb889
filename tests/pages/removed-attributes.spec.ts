import { expect } from '@playwright/test';
import { type InboxSnapshot, inboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import { demoMailbox } from '../sandbox/demo-mailbox.ts';
import type { AdapterWorld } from '../tools/adapter-world.ts';
import type { Removal } from './in-page.ts';
import { calendarLayouts, layouts } from './layouts.ts';
import { openLayout } from './open-layout.ts';
import { now, test } from './test.ts';
import { untruths } from './true-or-unknown.ts';

/**
 * Whatever the page loses, the answer is the right one, found in another way, or null: never that of another thread or
 * message. What is taken away comes back, so that one page serves for all of it; the classes go last.
 */
for (const layout of [...layouts, ...calendarLayouts(demoMailbox({ now }))]) {
  for (const language of layout.languages) {
    test(`${layout.name}, ${language}: without what it is read by, the truth or nothing is read`, async ({
      open,
    }) => {
      const { adapter, truth } = await openLayout(open, layout, demoMailbox({ now, language }));
      await test.step('each attribute that a selector names, alone and in pairs', async () => {
        const removals = attributesBehind(truth);
        expect(removals).not.toEqual([]);
        const lies: string[] = [];
        for (const gone of [...removals.map((one) => [one]), ...pairsOf(removals)]) {
          const lost = gone.map(({ attribute, selector }) => `${attribute} of ${selector}`);
          const read = await readBy(adapter, `readWithout(${JSON.stringify(gone)})`);
          lies.push(...untruths(truth, read).map((lie) => `without ${lost.join(', ')}: ${lie}`));
        }
        expect(lies.slice(0, 20)).toEqual([]);
      });
      await test.step('attributes here and there, so that no two messages or rows are mixed', async () => {
        const lies: string[] = [];
        for (let seed = 1; seed <= 40; seed += 1) {
          const share = [0.02, 0.04, 0.07, 0.1][seed % 4];
          const read = await readBy(adapter, `readWithGaps(${seed}, ${share})`);
          const found = untruths(truth, read, { mayLackPeople: true });
          lies.push(...found.map((lie) => `seed ${seed}, ${share} gone: ${lie}`));
        }
        expect(lies.slice(0, 20)).toEqual([]);
      });
      // All is back: nothing that follows hides what was found so far.
      expect(await adapter.read()).toEqual(truth);
      await test.step('every class renamed, as after a rebuild of the page', async () => {
        const read = await readBy(adapter, 'readWithClassesRenamed()');
        expect(untruths(truth, read)).toEqual([]);
        expect(identityOf(read)).toEqual(identityOf(truth));
      });
    });
  }
}

const readBy = async (adapter: AdapterWorld, call: string): Promise<InboxSnapshot> =>
  inboxSnapshot.parse(await adapter.evaluate(`threadbookAdapter.${call}`));

/** Every attribute that a selector of the snapshot names, to be removed everywhere; of ids the very one. */
function attributesBehind({ provenance }: InboxSnapshot): Removal[] {
  const found = new Map<string, Removal>();
  for (const { selector } of Object.values(provenance)) {
    for (const [, attribute = ''] of selector.matchAll(/\[([a-z][\w-]*)/g)) {
      found.set(attribute, { attribute, selector: `[${attribute}]` });
    }
    for (const [id] of selector.matchAll(/#[A-Za-z][\w-]*/g)) {
      found.set(id, { attribute: 'id', selector: id });
    }
  }
  return [...found.values()];
}

const pairsOf = (removals: readonly Removal[]): Removal[][] =>
  removals.flatMap((one, index) => removals.slice(index + 1).map((other) => [one, other]));

/** What the log needs: whose mailbox, which thread and mails, from whom, and the rows that are marked. */
function identityOf(snapshot: InboxSnapshot): unknown {
  const { account, view, thread, messages, rows, composes, event } = snapshot;
  return {
    account,
    view,
    thread,
    messages: messages.map(({ id, from }) => [id, from?.email]),
    rows: rows.map(({ threadId, people }) => [threadId, people.map(({ email }) => email)]),
    composes: composes.map(({ kind, to, subject }) => [
      kind,
      to?.map(({ email }) => email),
      subject,
    ]),
    event: [event?.id, event?.title, event?.guests?.map(({ email }) => email)],
  };
}
