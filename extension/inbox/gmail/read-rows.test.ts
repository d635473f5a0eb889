// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import {
  bar,
  expanded,
  heading,
  list,
  listUrl,
  main,
  read,
  renamed,
  span,
  threadDecimal,
  threadId,
  title,
} from './testing/gmail-markup.ts';

const ids = `data-thread-id="#thread-f:${threadDecimal}" data-legacy-thread-id="${threadId}"`;
const he = { email: 'he.lin@baiqiao-trading.example', name: '何琳' };
const date = 'Nov 22, 2026, 9:05 AM';
const dated = `<span title="${date}" id=":4g" aria-label="${date}">9:05</span>`;
const checkbox = '<div role="checkbox" aria-checked="false"></div>';
const star = '<span title="Not starred 1" aria-label="Not starred 1"><img alt=""></span>';

/** A row as since 2019. */
const row = (attributes = ids, shown = dated) =>
  `<tr class="zA" role="row" id=":2s"><td>${checkbox}</td><td>${star}</td><td class="yX">${span(he.email, he.name)}</td>
  <td><div role="link"><div class="xT"><div class="y6"><span class="bog" id=":2t"><span ${attributes}>询价</span></span></div><span class="y2" id=":2u"> - 2 sealers</span></div></div></td>
  <td class="xW">${shown}</td></tr>`;

/** A row as in 2014: no id of the thread; the subject is the first span beside its first words. */
const oldRow = `<tr class="zA yO" id=":46"><td>${checkbox}</td><td>${star}</td><td><div>何琳, 询价, 9:05</div><div>${span(he.email, he.name)} (15)</div></td>
  <td><div role="link"><div><div class="y6"><span id=":4f">询价</span><span class="y2"> - 2 sealers</span></div></div></div></td><td class="xW">${dated}</td></tr>`;

/** In the narrow list of 2015 a row was three. */
const splitRow = `<tr class="zA" id=":151"><td rowspan="3">${checkbox}</td><td>${span(he.email, he.name)}</td><td>${dated}</td><td rowspan="3">${star}</td></tr>
  <tr class="zA"><td colspan="2" role="link"><div><div><span id=":14t">询价</span></div></div></td></tr>
  <tr class="zA"><td colspan="2"><div class="y2">2 sealers</div></td></tr>`;

const table = (...rows: string[]) => `<table role="grid"><tbody>${rows.join('')}</tbody></table>`;
const rowsOf = (...rows: string[]) => read(bar + main(table(...rows)), title, listUrl);

describe('rows of a Gmail list', () => {
  const found = { subject: '询价', people: [he], dateRaw: date };

  it('name their thread, subject, people and date, whatever the classes are called', () => {
    const snapshot = rowsOf(row(), row());
    expect(snapshot.rows).toEqual([
      { threadId, ...found },
      { threadId, ...found },
    ]);
    expect(snapshot.health.rows).toBe('ok');
    expect(read(bar + renamed(main(table(row()))), title, listUrl).rows).toEqual([
      { threadId, ...found },
    ]);
  });

  it.each([
    ['in one line', oldRow],
    ['in three', splitRow],
  ])('of before 2018 are read %s, without an id', (_, html) => {
    for (const page of [table(html, html), renamed(table(html, html))]) {
      const snapshot = read(bar + main(page), title, listUrl);
      const old = { threadId: null, ...found };
      expect(snapshot.rows).toEqual([old, old]);
      expect(snapshot.health.rows).toBe('degraded');
    }
  });

  it.each([
    ['the decimal id', `data-thread-id="#thread-f:${threadDecimal}"`, threadId],
    ['a local name', 'data-thread-id="#thread-a:r-12"', null],
    ['a literal', 'data-legacy-thread-id="undefined"', null],
  ])('have an id from %s only if it is one', (_, attributes, id) => {
    expect(rowsOf(row(attributes)).rows[0]).toEqual({ threadId: id, ...found });
  });

  it('have none where both ids name two threads', () => {
    const snapshot = rowsOf(row(ids.replace(threadId, '17f438e906b36dac')));
    expect(snapshot.rows[0]?.threadId).toBeNull();
    expect(snapshot.health.rows).toBe('unsure');
  });

  it('keep a date that only its label tells, and take no star for one', () => {
    const label = `<span aria-label="${date}">9:05</span>`;
    expect(rowsOf(row(ids, label)).rows[0]?.dateRaw).toBe(date);
    expect(rowsOf(row(ids, '')).rows[0]?.dateRaw).toBeNull();
  });

  it('stand beside the open thread in a pane, and the header of a message is none', () => {
    const snapshot = read(bar + main(table(row()), heading, list(expanded())));
    expect(snapshot.rows).toHaveLength(1);
    expect(snapshot.thread?.id).toBe(threadId);
    expect(read(bar + main(heading, list(expanded()))).rows).toEqual([]);
  });

  it('are not read in a list that was left, nor in a mail', () => {
    const left = `<div style="display: none">${table(row())}</div>`;
    const mail = expanded({ body: table(row()) });
    expect(read(bar + main(left, heading, list(mail))).rows).toEqual([]);
  });

  it('are broken where a grid names people and no row can be told', () => {
    const grid = `<table role="grid"><tbody><tr><td>${span(he.email, he.name)}</td></tr></tbody></table>`;
    expect(read(bar + main(grid), title, listUrl).health.rows).toBe('broken');
    expect(read(bar + main('<p>No mail</p>'), title, listUrl).health.rows).toBe('idle');
  });
});
