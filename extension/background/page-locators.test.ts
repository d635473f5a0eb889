import { expect, test } from 'vitest';
import type { UncheckedCall } from '../../shared/api/supabase-crm.ts';
import type { AddedLocator } from '../../shared/contracts/added-locators.ts';
import { CrmError } from '../../shared/contracts/errors.ts';
import { createPageLocators } from './page-locators.ts';

const sender: AddedLocator = {
  ...{ surface: 'gmail', slot: 'sender', selector: 'span.gD', attribute: 'data-mailto' },
};

/** A profile whose organisation says `answer`; an Error is what asking it ends in. */
function profile(kept: string | null = null) {
  const state = {
    signedIn: true,
    answer: [sender] as readonly AddedLocator[] | Error,
    kept,
    told: [] as (readonly AddedLocator[])[],
  };
  // One operation is all that is asked here.
  const call = (async () => {
    if (state.answer instanceof Error) throw state.answer;
    return { locators: state.answer };
  }) as unknown as UncheckedCall;
  const locators = createPageLocators({
    session: { current: async () => (state.signedIn ? { email: 'rep@harbour.example' } : null) },
    call,
    settings: {
      pageLocators: async () => state.kept,
      setPageLocators: async (json) => {
        state.kept = json;
      },
    },
    changed: (added) => void state.told.push(added),
  });
  return { state, locators };
}

test('what the organisation added is kept, and told to open tabs once', async () => {
  const { state, locators } = profile();
  await locators.refresh();
  await locators.refresh();
  expect(await locators.current()).toEqual([sender]);
  expect(state.told).toEqual([[sender]]);
});

test('offline, what it said last still holds', async () => {
  const { state, locators } = profile();
  await locators.refresh();
  state.answer = new CrmError('TC001');
  await locators.refresh();
  expect(await locators.current()).toEqual([sender]);
});

test('who signed out reads by nobody’s selectors', async () => {
  const { state, locators } = profile();
  await locators.refresh();
  state.signedIn = false;
  await locators.refresh();
  expect(await locators.current()).toEqual([]);
  expect(state.told.at(-1)).toEqual([]);
});

test.each(['{', '[{"slot":"password"}]', 'null'])('kept as %s counts as nothing', async (kept) => {
  expect(await profile(kept).locators.current()).toEqual([]);
});
