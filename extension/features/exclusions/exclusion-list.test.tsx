// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { cleanUpAfterEach, renderFeature } from '../workspace/testing/render-feature.tsx';
import { ExclusionList } from './exclusion-list.tsx';
import type { Exclusion } from './use-exclusions.ts';

cleanUpAfterEach();

/** The list over a database that keeps what it is told. */
function exclusionList() {
  const kept: Exclusion[] = [];
  renderFeature(<ExclusionList />, {
    crm: {
      exclusions: async () => [...kept],
      excludeFromLogging: async ({ kind, value }) => {
        const entry_id = crypto.randomUUID();
        kept.push({
          ...{ entry_id, kind, value, purged: 0, purging: kind === 'label' },
          created_at: '2026-11-20T10:00:00Z',
        });
        return { entry_id, purged: 0, purging: kind === 'label' };
      },
    },
  });
  return kept;
}

async function add(value: string, label: string) {
  fireEvent.change(await screen.findByLabelText(label), { target: { value } });
  fireEvent.click(screen.getByRole('button', { name: 'Add' }));
  await screen.findByText(value);
}

test('what has an @ is excluded as an address, anything else as a domain', async () => {
  const kept = exclusionList();
  await add('cousin@family.example', 'Address or domain');
  await waitFor(() =>
    expect(screen.getByLabelText('Address or domain')).toHaveProperty('value', ''),
  );
  await add('clinic.example', 'Address or domain');
  expect(kept.map(({ kind, value }) => [kind, value])).toEqual([
    ['address', 'cousin@family.example'],
    ['domain', 'clinic.example'],
  ]);
});

test('a label is excluded by its name, whatever is in it, and what is taken out of it is still looked for', async () => {
  const kept = exclusionList();
  fireEvent.change(await screen.findByLabelText('What'), { target: { value: 'label' } });
  await screen.findByText(/looked for in your connected mailboxes/);
  await add('Family @ home', 'Its name in your mailbox');
  expect(kept.map(({ kind, value }) => [kind, value])).toEqual([['label', 'Family @ home']]);
  await screen.findByText(/^Label · .*More is being taken out…$/);
});
