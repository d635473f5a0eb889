import type { Backend } from '../../supabase/local/start-backend.ts';
import { DatabaseFacts } from './database-facts.ts';

/** How many tours were played on this data: each one makes a customer of the same stranger, under a domain of its own. */
export async function toursBefore(backend: Backend): Promise<number> {
  const facts = new DatabaseFacts(backend.adminDatabaseUrl);
  try {
    return await facts.domainsLike('fonderia-aurora');
  } finally {
    await facts.close();
  }
}
