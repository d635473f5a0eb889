import type { InsertText } from '../../../shared/contracts/compose-messages.ts';

/** Long enough for any template; the contract says the same. */
const longestText = 100_000;

/** `inbox.insert_text`, checked by hand as every command in the mail page is (`read-command.ts`); null: another one. */
export function readInsertCommand(message: unknown): InsertText | null {
  if (typeof message !== 'object' || message === null) return null;
  const { type, key, text, subject }: Record<string, unknown> = { ...message };
  if (type !== 'inbox.insert_text') return null;
  if (typeof key !== 'string' || key === '' || key.length > 100) return null;
  if (typeof text !== 'string' || text === '' || text.length > longestText) return null;
  if (subject !== null && (typeof subject !== 'string' || subject.length > 1_000)) return null;
  return { type, key, text, subject };
}
