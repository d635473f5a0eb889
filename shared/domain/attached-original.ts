import type { Attachment } from 'postal-mime';
import type { ForwardedMail } from './forwarded.ts';
import type { ParsedMail } from './parse-eml.ts';

/**
 * The first mail that hangs on as a file ("forward as attachment"), as `message/rfc822` or by its name. Of mails that
 * were forwarded several times the first original shown is the answer: whom the forwarder had it from.
 *
 * @param read reads one mail without what hangs on it
 */
export async function attachedOriginal(
  attachments: readonly Attachment[],
  read: (raw: Uint8Array) => Promise<ParsedMail>,
): Promise<ForwardedMail | null> {
  const part = attachments.find(
    ({ mimeType, filename }) =>
      mimeType.toLowerCase() === 'message/rfc822' || /\.eml$/i.test(filename ?? ''),
  );
  if (part === undefined) return null;
  const { content } = part;
  const bytes =
    typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  const { from, to, cc, date, subject, text, warnings } = await read(bytes);
  if (warnings.includes('sender_missing')) return null;
  return { from: from[0] ?? null, to, cc, date, subject, text: text.trim() };
}
