import { describe, expect, it } from 'vitest';
import { insertText } from '../../../shared/contracts/compose-messages.ts';
import { readInsertCommand } from './read-insert-command.ts';

const command = { type: 'inbox.insert_text', key: 'editor-1', text: 'Dear Ms Wang', subject: null };

describe('the command to insert text, checked by hand', () => {
  it.each([
    command,
    { ...command, subject: 'Delivery' },
    { ...command, text: 'x'.repeat(100_000) },
  ])('is taken as the contract takes it (case %#)', (message) => {
    expect(readInsertCommand(message)).toEqual(insertText.parse(message));
  });

  it.each([
    null,
    'inbox.insert_text',
    [],
    { ...command, key: '' },
    { ...command, key: 7 },
    { ...command, text: '' },
    { ...command, text: 'x'.repeat(100_001) },
    { ...command, subject: undefined },
    { ...command, subject: 'x'.repeat(1_001) },
    { type: 'inbox.read' },
    JSON.parse('{"__proto__": {"type": "inbox.insert_text"}, "key": "a", "text": "b"}'),
  ])('is refused as the contract refuses it (case %#)', (message) => {
    expect(readInsertCommand(message)).toBeNull();
    expect(insertText.safeParse(message).success).toBe(false);
  });
});
