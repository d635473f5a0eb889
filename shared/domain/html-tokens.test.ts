import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { walkHtml } from './html-tokens.ts';
import { htmlFourEntities } from './words/html-entity-names.ts';

/** Tags and text in order, text pieces joined: what both readers must agree on. */
function told(): { events: string[]; add: (kind: string, value: string) => void } {
  const events: string[] = [];
  return {
    events,
    add(kind, value) {
      const last = events.at(-1);
      if (kind === 'text' && last?.startsWith('text ')) events[events.length - 1] = last + value;
      else events.push(`${kind} ${value}`);
    },
  };
}

function ours(html: string): string[] {
  const { events, add } = told();
  walkHtml(
    html,
    {
      open: (name, attributes) => add('open', `${name} ${JSON.stringify([...attributes])}`),
      close: (name) => add('close', name),
      text: (text) => add('text', text),
    },
    htmlFourEntities,
  );
  return events;
}

function theirs(html: string): string[] {
  const { events, add } = told();
  const parser = new Parser({
    onopentag: (name, attributes) =>
      add('open', `${name} ${JSON.stringify(Object.entries(attributes))}`),
    onclosetag: (name, implied) => implied || add('close', name),
    ontext: (text) => add('text', text),
  });
  parser.end(html);
  return events;
}

describe('our walk tells what htmlparser2 tells', () => {
  test.each([
    '<div dir="ltr">Hello<br>there</div>',
    "<p class='a b' id=x data-y>one</p>",
    '<a href="https://firm.example/?a=1&amp;b=2">link</a>',
    'a &lt;b&gt; &amp; c &#20320;&#x597D; &eacute; &nbsp;| &copy;',
    '<!-- hidden <b>not bold</b> --><i>x</i>',
    '<!DOCTYPE html><b>x</b>',
    '<b>1 < 2 and 3 > 2</b>',
    '<b a="1>2">x</b>',
    '<B CLASS=Big>x</B>',
    '',
  ])('%s', (html) => {
    expect(ours(html)).toEqual(theirs(html));
  });

  test('for any mail made of tags, text and attributes', () => {
    const word = fc.stringMatching(/^[a-z0-9 .,:]{0,12}$/);
    const name = fc.constantFrom('b', 'i', 'span', 'font', 'em', 'u');
    const piece = fc.oneof(
      word,
      fc
        .tuple(name, word, word)
        .map(([tag, value, text]) => `<${tag} title="${value}">${text}</${tag}>`),
      fc.constantFrom('<br>', '&amp;', '&#26446;', '<!-- c -->', '<img src=x alt="y">'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const html = pieces.join('');
        const withoutVoids = (events: string[]) =>
          events.filter((event) => !/^close (?:br|img)/.test(event));
        expect(withoutVoids(ours(html))).toEqual(withoutVoids(theirs(html)));
      }),
    );
  });
});

test('no string throws, and what is text in it is told once', () => {
  const hostile = fc.string({
    unit: fc.constantFrom(
      '<',
      '>',
      '/',
      '!',
      '-',
      '"',
      "'",
      '=',
      '&',
      ';',
      '#',
      'a',
      'b',
      ' ',
      'x',
    ),
  });
  fc.assert(
    fc.property(hostile, (html) => {
      const text = ours(html).filter((event) => event.startsWith('text '));
      expect(text.join('').length).toBeLessThanOrEqual(html.length + 5 * text.length);
    }),
    { numRuns: 2000 },
  );
});

test('a script is no text, whatever stands in it', () => {
  expect(
    ours('<script>if (a < b) "</scr" + "ipt>"</script>x').filter((event) =>
      event.startsWith('text'),
    ),
  ).toEqual(['text x']);
});
