import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { parseEml } from '../../shared/domain/parse-eml.ts';
import { type Reply, replyFromHtml, replyFromText } from '../../shared/domain/reply-text.ts';
import { htmlFourEntities } from '../../shared/domain/words/html-entity-names.ts';
import { filesBelow, Score } from './labelled-files.ts';

/**
 * Scores what the author wrote. Labels, in this order: `expected.json` in the folder (`{file: text}` or
 * `{file: {text}}`); `<name>.reply.txt` or `<name>_reply_text` beside the mail; the same path below `replies/` for one
 * below `emails/`; in folders `standard_replies` and `html_replies` the one text that all of them hold. Unlabelled mails are listed with what was read,
 * to be looked at. `lost` counts labelled mails of which a word of the author is missing.
 */
export async function evaluateReplies(folder: string): Promise<Record<string, unknown>> {
  const files = await filesBelow(
    folder,
    (path) =>
      /\.(?:txt|html|eml)$/.test(path) &&
      !/\.reply\.txt$/.test(path) &&
      !/(?:^|\/)replies\//.test(path),
  );
  const expected = await expectedOf(folder);
  const exact = new Score();
  const lost: string[] = [];
  const unlabelled: Record<string, unknown>[] = [];
  for (const file of files) {
    const reply = await readReply(join(folder, file));
    const label = expected[file] ?? (await labelOf(folder, file));
    if (label === null) {
      unlabelled.push({
        file,
        text: reply.text,
        signature: reply.signatureText,
        cut: reply.cut.slice(0, 200),
      });
      continue;
    }
    const whole = `${reply.text} ${reply.signatureText ?? ''}`;
    exact.count(
      file,
      'text',
      label,
      reply.text,
      [reply.text, whole].some((text) => flat(text) === flat(label)),
    );
    const words = new Set(flat(whole).split(' '));
    if (
      !flat(label)
        .split(' ')
        .every((word) => words.has(word))
    )
      lost.push(file);
  }
  return {
    right: exact.right,
    labelled: exact.labelled,
    share: exact.share,
    lost,
    wrong: exact.wrong,
    unlabelled,
  };
}

async function readReply(path: string): Promise<Reply> {
  if (path.endsWith('.eml')) return (await parseEml(await readFile(path))).reply;
  const text = await readFile(path, 'utf8');
  return path.endsWith('.html') ? replyFromHtml(text, htmlFourEntities) : replyFromText(text);
}

async function expectedOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(join(folder, 'expected.json'), 'utf8').catch(() => '{}');
  const read = z
    .record(z.string(), z.union([z.string(), z.object({ text: z.string() })]))
    .parse(JSON.parse(text));
  return Object.fromEntries(
    Object.entries(read).map(([file, label]) => [
      file,
      typeof label === 'string' ? label : label.text,
    ]),
  );
}

async function labelOf(folder: string, file: string): Promise<string | null> {
  const path = join(folder, file);
  const bare = path.replace(/\.\w+$/, '');
  const below = path.replace(/(^|\/)emails\//, '$1replies/');
  const labels = [`${bare}.reply.txt`, `${bare}_reply_text`, ...(below === path ? [] : [below])];
  for (const label of labels) {
    const text = await readFile(label, 'utf8').catch(() => null);
    if (text !== null) return text;
  }
  if (/html_replies/.test(path)) return 'Hi. I am fine. Thanks, Alex';
  return /standard_replies/.test(path) ? 'Hello' : null;
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
