import * as z from 'zod/mini';
import { surface } from './inbox-snapshot.ts';

/**
 * Selectors that an organisation adds when a mail page has changed and the next version of the extension is not out yet.
 * Data, no code; they are asked after all that the extension brings along, so they add knowledge and replace none.
 */
export const locatorSlot = z.enum([
  'account',
  'thread',
  'subject',
  'messages',
  'message_id',
  'sender',
  'recipients',
  'date',
  'body',
  'rows',
  'compose',
  'event',
]);

export const addedLocator = z.strictObject({
  surface,
  slot: locatorSlot,
  selector: z.string().check(z.minLength(1), z.maxLength(300)),
  /** The attribute that holds the value; null: the text of the element. Never one that holds an address to load. */
  attribute: z.nullable(
    z.string().check(z.regex(/^(?:title|alt|name|email|aria-[a-z]+|data-[a-z0-9-]+|id)$/)),
  ),
});

export const addedLocators = z.array(addedLocator).check(z.maxLength(50));

export type LocatorSlot = z.infer<typeof locatorSlot>;
export type AddedLocator = z.infer<typeof addedLocator>;
