import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../supabase/local/database/open-database.ts';
import setUp from '../../supabase/local/testing/global-setup.ts';
import { mutations } from './mutations.ts';

/** The usual template, then without the guard that THREADBOOK_MUTATION names; with all of them where it names none. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let cluster: { port: number; template: string } | null = null;
  const provide = project.provide.bind(project);
  project.provide = (key, value) => {
    if (key === 'testCluster') cluster = value;
    provide(key, value);
  };
  const tearDown = await setUp(project);
  const name = process.env.THREADBOOK_MUTATION;
  const mutation = mutations.find((known) => known.name === name);
  if (mutation === undefined || cluster === null) return tearDown;
  const { port, template }: { port: number; template: string } = cluster;
  const sql = openDatabase({ port, database: template, user: 'postgres', password: null });
  try {
    await sql.unsafe(mutation.sql);
  } catch (error) {
    await tearDown();
    throw error;
  } finally {
    await sql.end();
  }
  return tearDown;
}
