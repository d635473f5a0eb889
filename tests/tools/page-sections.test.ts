import { expect, it } from 'vitest';
import { pageSections } from './page-sections.ts';

it('takes each named section of a file by itself, with the sections that stand in it', () => {
  const html = `<section data-case="one"><p>first</p><section>inner</section></section>
text between
<section data-case="two"><tr><td>second</td></tr></section>`;
  expect(Object.fromEntries(pageSections(html))).toEqual({
    one: '<p>first</p><section>inner</section>',
    two: '<tr><td>second</td></tr>',
  });
});

it('finds none in a page without named sections', () => {
  expect(pageSections('<section>plain</section>').size).toBe(0);
});
