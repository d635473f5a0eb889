import { parseArgs } from 'node:util';
import * as z from 'zod/mini';

const usage = `Usage: npm run --silent backend -- [options]
  --fresh            throw the data away and begin anew
  --no-seed          without the demo organisation
  --port <n>         of the gateway (54321; 0 for any free one)
  --db-port <n>      of PostgreSQL (54322; 0 for any free one)
  --data <folder>    where everything is kept (.local/backend)`;

const port = z.coerce.number().check(z.int(), z.gte(0), z.lte(65535));
const schema = z.object({
  fresh: z._default(z.boolean(), false),
  'no-seed': z._default(z.boolean(), false),
  port: z._default(port, 54321),
  'db-port': z._default(port, 54322),
  data: z._default(z.string().check(z.minLength(1)), '.local/backend'),
});

export type CommandLine = {
  fresh: boolean;
  seed: boolean;
  port: number;
  databasePort: number;
  dataDir: string;
};

/** Throws the usage when the command line is not understood. */
export function readBackendOptions(args: string[]): CommandLine {
  try {
    const { values } = parseArgs({
      args,
      options: {
        fresh: { type: 'boolean' },
        'no-seed': { type: 'boolean' },
        port: { type: 'string' },
        'db-port': { type: 'string' },
        data: { type: 'string' },
      },
    });
    const read = schema.parse(values);
    return {
      fresh: read.fresh,
      seed: !read['no-seed'],
      port: read.port,
      databasePort: read['db-port'],
      dataDir: read.data,
    };
  } catch {
    throw new Error(usage);
  }
}
