import type { ToContentScript } from '../../shared/contracts/messages.ts';
import { readLocators } from './read-locators.ts';

/**
 * A command of our own pages, checked by hand: the schema library would weigh more than everything else that runs in the
 * mail page. Only the extension itself can send runtime messages here, so the shape is all there is to check.
 */
export function readCommand(message: unknown): ToContentScript | null {
  if (!isRecord(message)) return null;
  switch (message.type) {
    case 'inbox.read':
    case 'inbox.present':
    case 'inbox.report':
    case 'frame.move':
      return { type: message.type };
    case 'locators.changed':
      return Array.isArray(message.locators)
        ? { type: 'locators.changed', locators: readLocators(message.locators) }
        : null;
    case 'frame.fold':
      return typeof message.folded === 'boolean'
        ? { type: 'frame.fold', folded: message.folded }
        : null;
    case 'inbox.mark_logged':
      return Array.isArray(message.marks)
        ? { type: 'inbox.mark_logged', marks: message.marks.filter(isMark) }
        : null;
    default:
      return null;
  }
}

type Mark = Extract<ToContentScript, { type: 'inbox.mark_logged' }>['marks'][number];

function isMark(value: unknown): value is Mark {
  return (
    isRecord(value) &&
    isTextOrNull(value.messageId) &&
    isTextOrNull(value.threadId) &&
    typeof value.label === 'string'
  );
}

const isTextOrNull = (value: unknown): value is string | null =>
  value === null || typeof value === 'string';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
