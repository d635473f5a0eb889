import { runOnFile } from './command-line.ts';
import { writeBackup } from './write-backup.ts';

await runOnFile('backup', writeBackup);
