import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { startBackend } from '../../supabase/local/start-backend.ts';
import { demoOrgId } from '../../supabase/seed/insert-demo.ts';
import { type Figure, figure, figureAtLeast, median } from './bench-figure.ts';

/**
 * What keeping figures costs: 50 writers insert follow-ups, each on a connection of its own, with the trigger that
 * appends deltas and without it, in turns of the same run. The clock folds meanwhile.
 */
const writers = 50;
const turns = 3;
const secondsEach = 3;

export async function measureRollups(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'threadbook-rollups-'));
  const stop = new AbortController();
  const backend = await startBackend({
    ...{ dataDir: folder, port: 0, databasePort: 0, fresh: true, seed: true, log: () => {} },
    signal: stop.signal,
  });
  const admin = postgres(backend.adminDatabaseUrl, { max: 2, onnotice: () => {} });
  const connections = Array.from({ length: writers }, () =>
    postgres(backend.adminDatabaseUrl, { max: 1, onnotice: () => {} }),
  );
  try {
    const people = await admin<{ customer: string; author: string }[]>`
      select c.id as customer, m.id as author from public.customers as c, public.members as m
      where c.org_id = ${demoOrgId} and m.org_id = ${demoOrgId} order by c.id, m.id limit 2000`;
    const turn = async (rolled: boolean): Promise<number> => {
      const verb = rolled ? 'enable' : 'disable';
      await admin.unsafe(
        `alter table public.follow_ups ${verb} trigger follow_ups_delta_insert; checkpoint`,
      );
      const end = performance.now() + secondsEach * 1000;
      const fold = async () => {
        while (performance.now() < end) {
          await admin`select private.fold_follow_up_deltas(10000)`;
          await new Promise((resolve) => setTimeout(resolve, 250));
        }
      };
      const write = async (sql: postgres.Sql, first: number): Promise<number> => {
        let rows = 0;
        for (; performance.now() < end; rows += 1) {
          const who = people[(first * 37 + rows * 101) % people.length];
          if (who === undefined) break;
          await sql`insert into public.follow_ups
            (org_id, customer_id, kind, occurred_at, author_id, source, visibility)
            values (${demoOrgId}, ${who.customer}, 'call', now() - ${rows % 90} * interval '1 day', ${who.author}, 'sidebar', 'full')`;
        }
        return rows;
      };
      const [, ...rows] = await Promise.all([fold(), ...connections.map(write)]);
      return rows.reduce((sum, one) => sum + one, 0) / secondsEach;
    };
    const rates: { plain: number; rolled: number }[] = [];
    // The first turn warms caches and plans and is not counted.
    await turn(true);
    for (let n = 0; n < turns; n += 1)
      rates.push({ plain: await turn(false), rolled: await turn(true) });
    return [
      figure(
        'insert a follow-up, 50 writers, without rollups',
        1000 / median(rates.map(({ plain }) => plain)),
        'ms',
        null,
      ),
      figure(
        'insert a follow-up, 50 writers, with rollups',
        1000 / median(rates.map(({ rolled }) => rolled)),
        'ms',
        null,
      ),
      figureAtLeast(
        'insert rate with rollups ÷ without, 50 writers',
        median(rates.map(({ plain, rolled }) => rolled / plain)),
        'ratio',
        0.7,
      ),
    ];
  } finally {
    await Promise.all([admin, ...connections].map((sql) => sql.end({ timeout: 1 })));
    await backend.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
