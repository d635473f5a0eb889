// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { graphId } from '../../../shared/domain/outlook-ids.ts';
import { LoggedMarks, markAttribute } from '../logged-marks.ts';
import { outlookMarkPlaces } from './outlook-mark-places.ts';
import {
  conversationId,
  itemId,
  list,
  message,
  named,
  otherConversation,
  pane,
  row,
  tom,
} from './testing/outlook-page.ts';

const show = (html: string): void => {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  document.body.replaceChildren(...parsed.body.childNodes);
};
const marked = (): string[] =>
  [...document.querySelectorAll(`[${markAttribute}]`)].map(
    (mark) => mark.previousElementSibling?.textContent ?? '',
  );
const logged = (...threadIds: string[]) =>
  threadIds.map((threadId) => ({ messageId: null, threadId, label: 'Logged by Chen Yu' }));

afterEach(() => document.body.replaceChildren());

describe('Outlook, marks of logged conversations', () => {
  it('stand behind the last name of each row, whichever alphabet the id came in', () => {
    const two = tom + named('; Wang Fang', 'wang.fang@acme-packaging.example');
    show(list(row({ people: two }), row({ id: otherConversation }), row({ id: itemId })));
    const marks = new LoggedMarks(document, outlookMarkPlaces);
    marks.show(logged(graphId(conversationId), itemId));
    expect(marked()).toEqual(['; Wang Fang', 'Tom Becker']);
    marks.clear();
    expect(marked()).toEqual([]);
  });

  it('come back to rows that the list has drawn anew', async () => {
    show(list(row()));
    const marks = new LoggedMarks(document, outlookMarkPlaces);
    marks.show(logged(conversationId));
    show(list(row({ id: otherConversation }), row()));
    await Promise.resolve();
    marks.apply();
    marks.apply();
    expect(marked()).toEqual(['Tom Becker']);
  });

  it('never stand in a mail, and not behind a subject that the address does not name', () => {
    show(pane(message({ body: list(row()) })) + list(row()));
    new LoggedMarks(document, outlookMarkPlaces).show(logged(conversationId));
    expect(marked()).toHaveLength(1);
    expect(document.querySelector(`[role=document] [${markAttribute}]`)).toBeNull();
  });

  it('change nothing that is read of a row', () => {
    show(list(row()));
    const words = () => document.querySelector('[role=option]')?.textContent;
    const before = words();
    new LoggedMarks(document, outlookMarkPlaces).show(logged(conversationId));
    expect(words()).toBe(before);
  });
});
