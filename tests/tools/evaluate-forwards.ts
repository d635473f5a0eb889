import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readForwarded } from '../../shared/domain/forwarded.ts';
import { filesBelow, Score } from './labelled-files.ts';

/**
 * Scores `*_body.txt`, each the text of a forward of one mail. The label is the folder's `expected.json`
 * (`{"*": {name, address}}` or per file); without one, the sender that the corpus names: John Doe of acme.com.
 */
export async function evaluateForwards(folder: string): Promise<Record<string, unknown>> {
  const original = 'john.doe@acme.com';
  const senders = new Score();
  const names = new Score();
  const withText = new Score();
  for (const file of await filesBelow(folder, (path) =>
    /_body(?:_variant_[\d_]+)?\.txt$/.test(path),
  )) {
    // The corpus' fourth variant answers instead of forwarding; its twelfth names the sender without an address.
    const address = /_variant_(?:4|12)\./.test(file) ? null : original;
    const forwarded = readForwarded(await readFile(join(folder, file), 'utf8'), address !== null);
    senders.count(
      file,
      'sender',
      address,
      forwarded?.from?.email ?? null,
      (forwarded?.from?.email ?? null) === address,
    );
    if (address === null) continue;
    names.count(
      file,
      'name',
      'John Doe',
      forwarded?.from?.name ?? null,
      forwarded?.from?.name === 'John Doe',
    );
    const text = forwarded?.text ?? '';
    withText.count(file, 'text', 'not empty', text.slice(0, 80), text !== '');
  }
  const told = (score: Score) => ({
    right: score.right,
    labelled: score.labelled,
    share: score.share,
    wrong: score.wrong,
  });
  return { sender: told(senders), name: told(names), text: told(withText) };
}
