import { runOnFile } from './command-line.ts';
import { restoreBackup } from './restore-backup.ts';

await runOnFile('restore', restoreBackup);
