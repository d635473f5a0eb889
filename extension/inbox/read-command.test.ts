import { describe, expect, it } from 'vitest';
import { toContentScript } from '../../shared/contracts/messages.ts';
import { readCommand } from './read-command.ts';

const mark = { messageId: null, threadId: '16f438e906b36dac', label: 'Logged by you' };

describe('commands in the mail page, checked by hand', () => {
  it.each([
    { type: 'inbox.read' },
    { type: 'inbox.present' },
    { type: 'inbox.report' },
    { type: 'frame.move' },
    {
      type: 'locators.changed',
      locators: [{ surface: 'gmail', slot: 'sender', selector: 'b', attribute: null }],
    },
    { type: 'frame.fold', folded: true },
    { type: 'inbox.mark_logged', marks: [mark] },
  ])('takes %j as the contract does', (message) => {
    expect(readCommand(message)).toEqual(toContentScript.parse(message));
  });

  it.each([
    null,
    'inbox.read',
    [],
    { type: 'frame.fold' },
    { type: 'frame.fold', folded: 'yes' },
    { type: 'inbox.mark_logged', marks: 'all' },
    { type: 'session.sign_out' },
    JSON.parse('{"__proto__": {"type": "inbox.read"}}'),
  ])('refuses %j', (message) => {
    expect(readCommand(message)).toBeNull();
  });

  it('drops selectors that would make reading throw', () => {
    const locators = [{ selector: 7 }, null, 'b', { surface: 'gmail', slot: 'sender' }];
    expect(readCommand({ type: 'locators.changed', locators })).toEqual({
      type: 'locators.changed',
      locators: [],
    });
  });

  it('drops marks that are none', () => {
    const command = readCommand({ type: 'inbox.mark_logged', marks: [mark, { label: 7 }, null] });
    expect(command).toEqual({ type: 'inbox.mark_logged', marks: [mark] });
  });
});
