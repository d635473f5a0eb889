import { expect, test } from 'vitest';
import { useBackend } from '../../supabase/local/testing/test-database.ts';
import { mutations } from './mutations.ts';

const backend = useBackend();

// Whether its test then turns red is what `npm run mutate` proves; that takes minutes, this takes none.
test.each(mutations)(
  'the guard "$name" is still where its mutation takes it away',
  async ({ sql }) => {
    const undone = new Error('rolled back');
    const applied = backend.sql.begin(async (transaction) => {
      await transaction.unsafe(sql);
      throw undone;
    });
    await expect(applied).rejects.toBe(undone);
  },
);
