// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { sectionAnswers } from '../../../tests/gallery/summary-answers.ts';
import { summaryStates } from '../../../tests/gallery/summary-states.ts';
import { cleanUpAfterEach, renderFeature } from './testing/render-feature.tsx';
import { Workspace } from './workspace.tsx';

cleanUpAfterEach();
// Fetched when the page is opened; a test waits for the page, not for its making.
beforeAll(async () => {
  await import('../summary/summary-sections.tsx');
});
beforeEach(() => {
  window.location.hash = '';
});

const uuidOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

function summaryPage(hash: string, dealsFail = false) {
  window.location.hash = hash;
  const asked: {
    rows: OperationArgs<'figureRows'>[];
    exports: OperationArgs<'exportSummaryRows'>[];
  } = { rows: [], exports: [] };
  renderFeature(<Workspace />, {
    membership: { role: 'manager' },
    crm: {
      ...summaryStates.summary.crm,
      ...sectionAnswers,
      ...(dealsFail ? { dealFigures: () => Promise.reject(new CrmError('TB004')) } : {}),
      dictionaries: async () => [],
      exportFigure: async () => ({
        as_of: '2026-11-20T02:00:00Z',
        rows: [
          {
            ...{ id: uuidOf(1), customer_id: uuidOf(2), customer_name: '=HYPERLINK("x")' },
            ...{ customer_code: 'CUS1', member_name: 'Zhao, Min', at: '2026-11-19T16:30:00Z' },
            ...{ amount_minor: 1_234_567, currency: 'CNY', title: null },
          },
        ],
      }),
      exportSummaryRows: async (args) => {
        asked.exports.push(args);
        return {
          as_of: '2026-11-20T02:00:00Z',
          rows: [
            {
              ...{ id: uuidOf(1), customer_id: uuidOf(2), customer_name: 'Acme' },
              ...{ customer_code: 'CUS2', member_name: 'Zhao Min', at: '2026-11-19T02:00:00Z' },
              ...{ recorded_at: '2026-11-21T02:00:00Z', kind: 'mail', title: '+1 more' },
            },
          ],
        };
      },
      figureRows: async (args) => {
        asked.rows.push(args);
        return (await sectionAnswers.figureRows?.(args)) ?? { rows: [], next_cursor: null };
      },
    },
  });
  return asked;
}

test('a part of a figure opens its rows, which lead to the customer; the address holds it', async () => {
  const asked = summaryPage('#/summary?period=this-month');
  fireEvent.click(await screen.findByRole('button', { name: /^Price 价格高于对手 2/ }));
  await waitFor(() =>
    expect(asked.rows.at(-1)).toMatchObject({
      figure: 'lost',
      key: 'Price 价格高于对手',
      member_id: null,
    }),
  );
  const hash = new URLSearchParams(window.location.hash.split('?')[1]);
  expect(Object.fromEntries(hash)).toEqual({
    ...{ period: 'this-month', rows: 'lost', part: 'Price 价格高于对手' },
  });
  const rows = await screen.findByRole('table', { name: /^Lost/ });
  const link = within(rows).getByRole('link', { name: 'Acme Packaging Co.' });
  expect(link.getAttribute('href')).toMatch(/^#\/customer\/[0-9a-f-]{36}$/);
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(window.location.hash).toBe('#/summary?period=this-month'));
});

test('a rep’s reminders of one age are asked for as such', async () => {
  const asked = summaryPage('#/summary?period=this-month');
  fireEvent.click(
    await screen.findByRole('button', { name: /^Overdue reminders by age over 30: 1, Wang Hao/ }),
  );
  await waitFor(() => expect(asked.rows.at(-1)).toMatchObject({ figure: 'overdue_age', key: '3' }));
  expect(asked.rows.at(-1)?.member_id).not.toBeNull();
});

test('where one section cannot be read the others stay, and what each figure means can be asked', async () => {
  summaryPage('#/summary?period=this-month', true);
  await screen.findByRole('alert');
  const what = screen.getByRole('button', { name: 'What New customers means' });
  const described = what.getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(described)?.textContent).toContain('by their owner of now');
  expect(screen.getByRole('button', { name: /^Follow-ups 45/ })).toBeDefined();
});

/** The files that the page hands to the browser, with their names. */
function takenFiles() {
  const files: Blob[] = [];
  const names: string[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) files.push(file);
    return 'blob:taken';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    names.push(this.download);
  });
  const bytes = async () => new Uint8Array((await files.at(-1)?.arrayBuffer()) ?? []);
  return { names, bytes };
}

test('the rows are taken along as a file that a spreadsheet opens, without formulas', async () => {
  const { names, bytes } = takenFiles();
  summaryPage('#/summary?period=this-month&rows=lost&part=Price');
  fireEvent.click(await screen.findByRole('button', { name: 'Export CSV' }));
  await screen.findByText('1 row exported');
  expect(names).toEqual(['threadbook-lost-2026-11-01-2026-11-20.csv']);
  const text = await bytes();
  // UTF-8 with its mark.
  expect([...text.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(text).split('\r\n')).toEqual([
    'Customer,Code,Rep,Lost,What,Amount,Currency',
    `"'=HYPERLINK(""x"")",CUS1,"Zhao, Min",2026-11-20 00:30,,12345.67,CNY`,
    '',
  ]);
});

/** Text and numbers of the cells that there are, row by row. */
const cellsOf = (file: Uint8Array) => {
  const xml = strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const rows = xml.split('<row ').slice(1);
  return rows.map((row) => Array.from(row.matchAll(/<(?:t|v)[^>]*>([^<]*)</g), ([, text]) => text));
};

test('as an Excel file the same rows have text as text and amounts as numbers', async () => {
  const { names, bytes } = takenFiles();
  summaryPage('#/summary?period=this-month&rows=lost&part=Price');
  fireEvent.click(await screen.findByRole('button', { name: 'Export Excel' }));
  await screen.findByText('1 row exported');
  expect(names).toEqual(['threadbook-lost-2026-11-01-2026-11-20.xlsx']);
  expect(cellsOf(await bytes())).toEqual([
    ['Customer', 'Code', 'Rep', 'Lost', 'What', 'Amount', 'Currency'],
    [
      ...['=HYPERLINK(&quot;x&quot;)', 'CUS1', 'Zhao, Min', '2026-11-20 00:30'],
      ...['12345.67', 'CNY'],
    ],
  ]);
});

test('the rows of a first figure are taken along too, asked for as the list asks', async () => {
  const { names, bytes } = takenFiles();
  const asked = summaryPage('#/summary?period=this-month&rows=late&day=2026-11-19');
  fireEvent.click(await screen.findByRole('button', { name: 'Export Excel' }));
  await screen.findByText('1 row exported');
  expect(asked.exports).toEqual([
    {
      ...{ from: '2026-11-01', to: '2026-11-20', team_id: null },
      ...{ figure: 'late', member_id: null, day: '2026-11-19' },
    },
  ]);
  expect(names).toEqual(['threadbook-late-2026-11-19-2026-11-19.xlsx']);
  expect(cellsOf(await bytes())).toEqual([
    ['Customer', 'Code', 'Rep', 'Contact', 'Recorded', 'Kind', 'What'],
    [...['Acme', 'CUS2', 'Zhao Min', '2026-11-19 10:00', '2026-11-21 10:00', 'Mail', '+1 more']],
  ]);
});
