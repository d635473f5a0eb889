// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { graphId } from '../../../shared/domain/outlook-ids.ts';
import {
  conversationId,
  inbox,
  itemId,
  list,
  named,
  read,
  row,
  subject,
} from './testing/outlook-page.ts';

const rowsOf = (...rows: string[]) => read(list(...rows), inbox).rows;

describe('Outlook, rows of the list', () => {
  it('have id, people, subject and date without any class', () => {
    expect(rowsOf(row())).toEqual([
      {
        threadId: conversationId,
        subject,
        people: [{ email: 'tom.becker@atlas-fasteners.example', name: 'Tom Becker' }],
        dateRaw: 'Sun 11/22/2026 11:30 PM',
      },
    ]);
  });

  it('name colleagues without an address, and several people one by one', () => {
    const people =
      named('Chen Yu', 'Chen Yu') + named('; Wang Fang', 'wang.fang@acme-packaging.example');
    expect(rowsOf(row({ people }))[0]?.people).toEqual([
      { email: null, name: 'Chen Yu' },
      { email: 'wang.fang@acme-packaging.example', name: 'Wang Fang' },
    ]);
  });

  it('take names from the picture where nothing has a title', () => {
    const plain = row({ people: '<span>Tom Becker; 周婷</span>' });
    expect(rowsOf(plain)[0]?.people.map(({ name }) => name)).toEqual(['Tom Becker', '周婷']);
  });

  it('do not take a titled subject for a person', () => {
    const titled = row({ people: '<span>Tom Becker</span>' }).replace(
      `<span>${subject}`,
      `<span title="${subject}">${subject}`,
    );
    expect(rowsOf(titled)[0]).toMatchObject({ subject, people: [{ name: 'Tom Becker' }] });
  });

  it('find the subject on the next line where the date stands beside the names', () => {
    const date = '<span title="Sun 11/22/2026 11:30 PM">11:30</span>';
    const other = row().replace(date, '').replace('</span></div>\n', `</span>${date}</div>\n`);
    expect(rowsOf(other)[0]).toMatchObject({ subject, dateRaw: 'Sun 11/22/2026 11:30 PM' });
  });

  it('have no subject that their own name does not hold', () => {
    const changed = row().replace(`<span>${subject}`, '<span>Kategorie');
    expect(rowsOf(changed)[0]?.subject).toBeNull();
  });

  it.each([
    ['周四 2026/8/20 9:30'],
    ['Do 20.08.2026 09:30'],
    ['jeu. 20/08/2026 09:30'],
    ['чт 20.08.2026 9:30'],
    ['2026/08/20 (木) 9:30'],
    ['8/20/2026 9:30 AM'],
  ])('know the full date %s', (date) => {
    expect(rowsOf(row().replace('Sun 11/22/2026 11:30 PM', date))[0]?.dateRaw).toBe(date);
  });

  it.each([
    ['an item', itemId, itemId],
    ['the other alphabet', graphId(conversationId), conversationId],
    ['nothing', 'undefined', null],
  ])('may carry the id of %s', (_, carried, expected) => {
    expect(rowsOf(row({ id: carried }))[0]?.threadId).toBe(expected);
  });

  it('say so when none of them names its thread', () => {
    expect(read(list(row()), inbox).health.rows).toBe('ok');
    const bare = read(list(row().replace(/data-convid="[^"]*"/, '')), inbox);
    expect(bare).toMatchObject({
      rows: [{ threadId: null, subject }],
      health: { rows: 'degraded' },
    });
  });

  it('are no options of another list, and none that a mail brings along', () => {
    const files =
      '<div role="listbox" aria-label="file attachments"><div role="option">a.pdf</div></div>';
    const mail = `<div role="document">${row()}</div>`;
    expect(read(files + mail, inbox).rows).toEqual([]);
  });
});
