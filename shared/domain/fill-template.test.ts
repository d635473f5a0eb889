import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fieldsOf,
  fillTemplate,
  parseTemplate,
  type TemplateField,
  type TemplateValues,
  templateFields,
  templateValue,
} from './fill-template.ts';

const filled = (body: string, values: TemplateValues) => fillTemplate(parseTemplate(body), values);
const field = fc.constantFrom(...templateFields);
const value = fc.string({ unit: 'grapheme' }).filter((text) => templateValue(text) !== null);
/** Text in which nothing opens or closes. */
const prose = fc.string({ unit: 'grapheme' }).filter((text) => !/[{}｛｝]/.test(text));

describe('a template', () => {
  test('is filled with what is known, line breaks and all', () => {
    const body = 'Dear {{contact.name}},\n\nabout {{ customer.name }}:\r\n\tyours, {{me.name}}';
    const values = { 'contact.name': 'Wang Fang', 'customer.name': 'Acme', 'me.name': 'Zhao Min' };
    expect(filled(body, values)).toEqual({
      text: 'Dear Wang Fang,\n\nabout Acme:\r\n\tyours, Zhao Min',
      missing: [],
    });
  });

  test('names what is missing once, in its order, and leaves it in its braces', () => {
    const body = '{{contact.title}} {{contact.name}} {{contact.title}}';
    expect(filled(body, { 'contact.name': ' \u202E ' })).toEqual({
      text: body,
      missing: ['contact.title', 'contact.name'],
    });
  });

  test('is filled whatever it is made of: text, fields and values stand in their order', () => {
    const piece = fc.oneof(
      prose,
      field.map((name) => ({ name })),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.dictionary(field, value), (pieces, values) => {
        const body = pieces.map((one) => (typeof one === 'string' ? one : `{{${one.name}}}`));
        const parsed = parseTemplate(body.join(''));
        const given = (name: TemplateField) => templateValue(values[name]);
        const expected = pieces.map((one) =>
          typeof one === 'string' ? one : (given(one.name) ?? `{{${one.name}}}`),
        );
        expect([parsed.unknown, parsed.unclosed]).toEqual([[], []]);
        const { text, missing } = fillTemplate(parsed, values);
        expect(text).toBe(expected.join(''));
        expect(missing).toEqual(fieldsOf(parsed).filter((name) => given(name) === null));
      }),
    );
  });

  test('without braces is its own text', () => {
    fc.assert(
      fc.property(prose, (text) => {
        expect(filled(text, {})).toEqual({ text, missing: [] });
      }),
    );
  });

  test('takes apart into the whole of itself, whatever was typed', () => {
    const typed = fc.string({ unit: fc.constantFrom('{', '}', '｛', '｝', 'a', ' ', '\n') });
    fc.assert(
      fc.property(typed, (body) => {
        const { parts } = parseTemplate(body);
        const pieces = parts.map((part) => ('text' in part ? part.text : null));
        let at = 0;
        for (const piece of pieces) {
          if (piece === null) continue;
          at = body.indexOf(piece, at);
          expect(at).not.toBe(-1);
          at += piece.length;
        }
      }),
    );
  });
});

describe('what is no field', () => {
  test.each([
    ['Dear {{contact.nmae}}', ['contact.nmae']],
    ['{{Contact.Name}} {{contact.name}}', ['Contact.Name']],
    ['{{}} {{ }}', ['']],
    ['{{a}}{{b}}{{a}}', ['a', 'b']],
    ['{{constructor}} {{__proto__}} {{toString}}', ['constructor', '__proto__', 'toString']],
    ['{{姓名}}', ['姓名']],
    ['{{contact.name|upper}}', ['contact.name|upper']],
  ])('is reported: %s', (body, unknown) => {
    const parsed = parseTemplate(body);
    expect([parsed.unknown, parsed.unclosed]).toEqual([unknown, []]);
  });

  test('is reported whatever it is called', () => {
    const name = fc
      .string({ unit: 'grapheme' })
      .map((text) => text.trim())
      .filter((text) => !/[{}｛｝\r\n]/.test(text) && !templateFields.some((one) => one === text));
    fc.assert(
      fc.property(name, (text) => {
        expect(parseTemplate(`Dear {{${text}}},`).unknown).toEqual([text]);
      }),
    );
  });
});

describe('braces that are not closed', () => {
  test.each([
    ['Dear {{contact.name', ['{{contact.name']],
    ['Dear {{contact.name},\n{{me.name}}', ['{{contact.name},']],
    ['{{contact.name\n}}', ['{{contact.name']],
    ['{{contact.{{name}}', ['{{contact.']],
    ['{{{{me.name}}}}', ['{{']],
    ['{{a very long line that was never closed at all', ['{{a very long line tha']],
  ])('are reported: %j', (body, unclosed) => {
    expect(parseTemplate(body).unclosed).toEqual(unclosed);
  });

  test.each(['{contact.name}', '} }} }}}', '{', 'a { b } c', '{ {me.name} }'])(
    'are none in %j',
    (body) => {
      expect(parseTemplate(body)).toEqual({ parts: [{ text: body }], unknown: [], unclosed: [] });
    },
  );

  test('are not those of a Chinese keyboard, which are braces', () => {
    expect(filled('｛｛contact.name｝｝，你好｛', { 'contact.name': '王芳' })).toEqual({
      text: '王芳，你好｛',
      missing: [],
    });
    expect(parseTemplate('｛｛contact.name').unclosed).toEqual(['{{contact.name']);
  });
});

describe('a value', () => {
  test.each([
    '<img src=x onerror=alert(1)>',
    '$& $1 $` $$',
    '{{me.name}}',
    '{{',
    '\\n',
    '</textarea><script>',
  ])('stays the text that it is: %s', (hostile) => {
    expect(filled('a {{contact.name}} b', { 'contact.name': hostile, 'me.name': 'no' })).toEqual({
      text: `a ${hostile} b`,
      missing: [],
    });
  });

  test('H09 brings no lines of its own, and turns no direction', () => {
    expect(filled('{{contact.name}}!', { 'contact.name': ' Wang\r\n\u202EFang\u0000 ' }).text).toBe(
      'Wang Fang!',
    );
  });
});

test('a template of 20,000 braces is taken apart at once', () => {
  const begun = performance.now();
  for (const piece of ['{', '{{', '{{a', '{{ ', '}', '{{}}', '｛', '{{a}'])
    parseTemplate(piece.repeat(20_000 / piece.length));
  expect(performance.now() - begun).toBeLessThan(500);
});
