// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { addressBook } from './address-book.ts';
import { peopleOf, personIn, personOf } from './shown-people.ts';

const book = new Map([['Tom Becker', 'tom.becker@atlas-fasteners.example']]);
const element = (html: string): Element => {
  const found = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;
  if (found === null) throw new Error('The markup holds no element.');
  return found;
};

describe('a person as Outlook shows them', () => {
  it.each([
    ['Wang Fang<Wang.Fang@acme.example>', 'wang.fang@acme.example', 'Wang Fang'],
    ['Wang Fang <wang.fang@acme.example>', 'wang.fang@acme.example', 'Wang Fang'],
    ['周婷＜zhou@ruixin.example＞', 'zhou@ruixin.example', '周婷'],
    ['wang.fang@acme.example', 'wang.fang@acme.example', null],
    ['Tom Becker', 'tom.becker@atlas-fasteners.example', 'Tom Becker'],
    ['Wang Fang, Opens Profile Card', null, 'Wang Fang'],
    ['ceo@acme.example<evil@attacker.example>', 'evil@attacker.example', 'ceo@acme.example'],
    [
      '<img src=x onerror=alert(1)><orders@bolts.example>',
      'orders@bolts.example',
      '<img src=x onerror=alert(1)>',
    ],
    ['ceo@acme.example via List', null, 'ceo@acme.example via List'],
  ])('%s', (text, email, name) => {
    expect(personIn(text, book)).toEqual({ email, name });
  });

  it.each([
    'Li Lei<li@acme.example> on behalf of Wang Fang<wang@acme.example>',
    'CEO <ceo@acme.example> <evil@attacker.example>',
  ])('has no address where several stand: %s', (text) => {
    expect(personIn(text, book)?.email).toBeNull();
  });

  it('has no address where label and text name two', () => {
    const two = element('<span aria-label="A&lt;a@one.example&gt;">A&lt;a@two.example&gt;</span>');
    expect(personOf(two, book)).toEqual({ email: null, name: 'A' });
  });

  it('is nobody where nothing is shown', () => {
    expect([personIn(' \u200b ', book), personOf(element('<span></span>'), book)]).toEqual([
      null,
      null,
    ]);
  });

  it('has the address that only a title tells', () => {
    const titled = element('<span><b title="wang@acme.example">Wang Fang</b></span>');
    expect(personOf(titled, book)).toEqual({ email: 'wang@acme.example', name: 'Wang Fang' });
  });

  it('may have digits and plus signs in the name', () => {
    const well = element(
      '<div>To: <button>3M Support+</button>;<button>Agent 47 more</button></div>',
    );
    expect(peopleOf(well, book)).toEqual({
      people: [
        { email: null, name: '3M Support+' },
        { email: null, name: 'Agent 47 more' },
      ],
      cut: false,
    });
  });
});

describe('the book of addresses', () => {
  const self = { name: 'Zhao Min', email: 'zhao.min@harbour-tools.example' };
  const entry = (name: string, email: string | null) => ({ name, email });

  it('knows the reader, also where a row shows their name alone', () => {
    expect(addressBook(self, [entry('Zhao Min', null)]).get('Zhao Min')).toBe(self.email);
  });

  it('does not know the reader’s name where a namesake writes', () => {
    const book = addressBook(self, [entry('Zhao Min', 'zhao.min@other.example')]);
    expect(book.get('Zhao Min')).toBeUndefined();
  });

  it('leaves out names with two addresses, or with one and without', () => {
    const two = [entry('A', 'a@one.example'), entry('A', 'a@two.example')];
    const half = [entry('B', 'b@one.example'), entry('B', null)];
    expect([...addressBook(self, [...two, ...half, entry('C', 'c@one.example')])]).toEqual([
      ['C', 'c@one.example'],
      ['Zhao Min', self.email],
    ]);
  });
});
