// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { pageReport as contract } from '../../../shared/contracts/adapter-health.ts';
import { gmail } from '../gmail/gmail-locators.ts';
import { readGmail } from '../gmail/read-gmail.ts';
import { pageReport } from './page-report.ts';

/** Stands in everything that a page can fill: each place has its own, so that a leak says where it is. */
const secret = (place: string) => `Geheim${place}`;

function fillWithSecrets(): void {
  const id = '16f438e906b36dac';
  document.title = `${secret('Title')} - ${secret('Owner')}@secret.example - Gmail`;
  document.documentElement.lang = secret('Lang');
  document.documentElement.className = secret('RootClass');
  document.body.innerHTML = `
    <a aria-label="Account: ${secret('Own')} (${secret('Own')}@secret.example)" href="https://accounts.google.com/SignOutOptions?x=${secret('Url')}"></a>
    <div role="main" id="${secret('Id')}" class="${secret('Class')}" data-${secret('Name').toLowerCase()}7="${secret('Value')}">
      <h2 class="hP" data-legacy-thread-id="${id}">${secret('Subject')}</h2>
      <div role="list"><div role="listitem" class="adn" data-message-id="#msg-f:1654009536642772396" data-legacy-message-id="${id}">
        <span class="gD" email="${secret('Sender')}@secret.example" name="${secret('Name')}">${secret('Text')}</span>
        <span class="g3" title="${secret('Date')}"></span>
        <div class="ii gt" jslog="${secret('Jslog')}"><div class="a3s">${secret('Body')} <img alt="${secret('Alt')}" src="https://tracker.example/${secret('Src')}"></div></div>
      </div></div>
      <div role="${secret('Role')}"></div>
      <${secret('Tag').toLowerCase()}-card></${secret('Tag').toLowerCase()}-card>
      <table><tr class="zA"><td><span data-legacy-thread-id="${id}" email="${secret('Row')}@secret.example">${secret('Row')}</span></td></tr></table>
      <input name="${secret('Field')}" value="${secret('Typed')}"><!-- ${secret('Comment')} -->
    </div>`;
  location.hash = `#inbox/${secret('Hash')}`;
}

const report = () =>
  pageReport({
    document,
    snapshot: readGmail(document, location),
    locators: [gmail],
    added: [
      {
        surface: 'gmail',
        slot: 'sender',
        selector: `[title="${secret('Selector')}"]`,
        attribute: null,
      },
    ],
    invalid: 1,
    version: '0.1.0',
  });

describe('the report on a page', () => {
  beforeEach(fillWithSecrets);

  it('holds nothing of what the page says, whatever place it stands in', () => {
    const text = JSON.stringify(report());
    expect(text).not.toMatch(/geheim|secret|16f438e906b36dac|1654009536642772396|tracker/i);
  });

  it('tells how the page is built and how much of it is found', () => {
    const told = report();
    expect(contract.parse(told)).toEqual(told);
    expect(told.attributes['data-legacy-thread-id']).toBe(2);
    expect(told.roles).toMatchObject({ main: 1, listitem: 1, other: 1 });
    expect(told.tags['custom-element']).toBe(1);
    expect(told.locators.subject ?? told.locators['subject-class']).toBeGreaterThanOrEqual(0);
    expect(told.outline.join('\n')).toContain('role=main');
    expect(told.added).toEqual({ known: 1, invalid: 1 });
  });

  it('is made also of a page that hides its properties behind fields', () => {
    document.body.innerHTML =
      '<form name="documentElement"><input name="children"><input name="getAttribute"><b></b></form>';
    expect(report().elements).toBeGreaterThan(3);
  });
});
