import { parseArgs } from 'node:util';
import type { BackupHeader } from './backup-file.ts';

/** Runs `backup` or `restore` with the folder and file of the command line; one line on stdout, or a sentence on stderr. */
export async function runOnFile(
  command: 'backup' | 'restore',
  work: (folder: string, file: string) => Promise<BackupHeader>,
): Promise<void> {
  const began = performance.now();
  try {
    const { folder, file } = read(command);
    const { tables, rights } = await work(folder, file);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(
      `${command}: ${rows} rows of ${tables.length} tables, ${rights.length} rights, ${seconds} s\n`,
    );
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

function read(command: string): { folder: string; file: string } {
  try {
    const { values, positionals } = parseArgs({
      options: { data: { type: 'string' } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Error('one file');
    return { folder: values.data ?? '.local/backend', file };
  } catch {
    throw new Error(`Usage: npm run ${command} -- [--data <folder>] <file>`);
  }
}
