// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
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
  const asked: OperationArgs<'figureRows'>[] = [];
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
      figureRows: async (args) => {
        asked.push(args);
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
    expect(asked.at(-1)).toMatchObject({
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
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ figure: 'overdue_age', key: '3' }));
  expect(asked.at(-1)?.member_id).not.toBeNull();
});

test('where one section cannot be read the others stay, and what each figure means can be asked', async () => {
  summaryPage('#/summary?period=this-month', true);
  await screen.findByRole('alert');
  const what = screen.getByRole('button', { name: 'What New customers means' });
  const described = what.getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(described)?.textContent).toContain('by their owner of now');
  expect(screen.getByRole('button', { name: /^Follow-ups 45/ })).toBeDefined();
});

test('the rows are taken along as a file that a spreadsheet opens, without formulas', async () => {
  const files: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) files.push(file);
    return 'blob:taken';
  });
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    names.push(this.download);
  });
  summaryPage('#/summary?period=this-month&rows=lost&part=Price');
  fireEvent.click(await screen.findByRole('button', { name: 'Export CSV' }));
  await screen.findByText('1 row exported');
  expect(names).toEqual(['threadbook-lost-2026-11-01-2026-11-20.csv']);
  const bytes = new Uint8Array((await files[0]?.arrayBuffer()) ?? new ArrayBuffer());
  // UTF-8 with its mark.
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes).split('\r\n')).toEqual([
    'Customer,Code,Rep,Lost,What,Amount,Currency',
    `"'=HYPERLINK(""x"")",CUS1,"Zhao, Min",2026-11-20 00:30,,12345.67,CNY`,
    '',
  ]);
});
