import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isResourceAddress,
  isRobotAddress,
  isRoleAddress,
  normaliseAddress,
  parseAddressList,
} from './people.ts';

const longLocal = 'a'.repeat(64);

describe('addresses that RFC 5321 and 5322 allow are accepted', () => {
  test.each([
    ['simple@example.com', 'simple@example.com'],
    ['very.common@example.com', 'very.common@example.com'],
    ['FirstName.LastName@EasierReading.example', 'firstname.lastname@easierreading.example'],
    ['x@example.com', 'x@example.com'],
    ['long.email-address-with-hyphens@and.subdomains.example.com', null],
    ['user.name+tag+sorting@example.com', null],
    ['name/surname@example.com', null],
    ['admin@example', null],
    ['example@s.example', null],
    ['mailhost!username@example.org', null],
    ['user%example.com@example.org', null],
    ['user-@example.org', null],
    ['_test@example.org', null],
    ["!#$%&'*+-/=?^_`{|}~@example.org", null],
    ['123@example.org', null],
    ['test@123.example', null],
    ['" "@example.org', '" "@example.org'],
    ['"john..doe"@example.org', '"john..doe"@example.org'],
    ['"john.doe"@example.org', 'john.doe@example.org'],
    [String.raw`"very.(),:;<>[]\".VERY.\"very@\\ \"very\".unusual"@strange.example.com`, null],
    ['postmaster@[123.123.123.123]', 'postmaster@[123.123.123.123]'],
    ['postmaster@[IPv6:2001:0db8:85a3::8a2e:0370:7334]', null],
    [`${longLocal}@example.com`, null],
    [`a@${'b'.repeat(63)}.example`, null],
    ['john.smith(comment)@example.com', 'john.smith@example.com'],
    ['(comment)john.smith@example.com', 'john.smith@example.com'],
    ['john.smith@(comment (nested))example.com', 'john.smith@example.com'],
    [' a @ example.com ', 'a@example.com'],
    ['采购@firm.example', '采购@firm.example'],
    ['jürgen@müller.example', 'jürgen@xn--mller-kva.example'],
    ['li@例子.广告', 'li@xn--fsqu00a.xn--4rr70v'],
    ['li@ｆｉｒｍ。example', 'li@firm.example'],
    ['<jane@firm.example>', 'jane@firm.example'],
    ['mailto:jane@firm.example', 'jane@firm.example'],
  ])('%s', (raw, normal) => {
    expect(normaliseAddress(raw)).toBe(normal ?? raw.toLowerCase());
  });
});

describe('what is no address is never stored', () => {
  test.each([
    '',
    '@',
    'jane',
    'abc.example.com',
    'a@b@c@example.com',
    String.raw`a"b(c)d,e:f;g<h>i[j\k]l@example.com`,
    'just"not"right@example.com',
    String.raw`this is"not\allowed@example.com`,
    String.raw`this\ still\"not\\allowed@example.com`,
    `${longLocal}x@example.com`,
    'i.like.underscores@but_they_are_not_allowed_in_this_part',
    '.leading@example.com',
    'trailing.@example.com',
    'two..dots@example.com',
    'jane@',
    'jane@.example',
    'jane@example..com',
    'jane@-example.com',
    'jane@example-.com',
    `jane@${'b'.repeat(64)}.example`,
    `jane@${'b.'.repeat(127)}example`,
    'jane doe@example.com',
    'jane@exam ple.com',
    'jane@example.com, joe@example.com',
    'jane@[300.1.1.1]',
    'jane@[IPv6:zz::1]',
    'jane@192.168.0.1',
    'jane@example.com(',
    '"unclosed@example.com',
    'jane@exa\u0000mple.com',
    'ja\u200bne@example.com',
    'jane@example.com\nBcc: joe@example.com',
    'jane@http://example.com',
    'Jane <jane@example.com>',
  ])('%j', (raw) => {
    expect(normaliseAddress(raw)).toBeNull();
  });
});

test('normalising is done after once, whatever is typed', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.emailAddress()), (raw) => {
      const once = normaliseAddress(raw);
      if (once !== null) expect(normaliseAddress(once)).toBe(once);
    }),
  );
});

describe('address lists', () => {
  test.each([
    ['jane@firm.example', [[null, 'jane@firm.example']]],
    ['Jane Doe <jane@firm.example>', [['Jane Doe', 'jane@firm.example']]],
    [
      '"Doe, Jane" <jane@firm.example>, joe@firm.example',
      [
        ['Doe, Jane', 'jane@firm.example'],
        [null, 'joe@firm.example'],
      ],
    ],
    [
      'Doe, Jane <jane@firm.example>; Roe, Joe <joe@firm.example>',
      [
        ['Doe, Jane', 'jane@firm.example'],
        ['Roe, Joe', 'joe@firm.example'],
      ],
    ],
    ['jane@firm.example (Jane Doe)', [['Jane Doe', 'jane@firm.example']]],
    [
      'Buyers: jane@firm.example, "Joe" <joe@firm.example>;, x@firm.example',
      [
        [null, 'jane@firm.example'],
        ['Joe', 'joe@firm.example'],
        [null, 'x@firm.example'],
      ],
    ],
    ['undisclosed-recipients:;', []],
    [
      '王芳<wang.fang@firm.example>，李雷 <li.lei@firm.example>；',
      [
        ['王芳', 'wang.fang@firm.example'],
        ['李雷', 'li.lei@firm.example'],
      ],
    ],
    ['=?UTF-8?B?546L6Iqz?= <wang@firm.example>', [['王芳', 'wang@firm.example']]],
    ['=?gb2312?B?zfW3vA==?= <wang@firm.example>', [['王芳', 'wang@firm.example']]],
    ['=?iso-8859-1?Q?J=FCrgen_M=FCller?= <j@firm.example>', [['Jürgen Müller', 'j@firm.example']]],
    ['<@relay.example,@other.example:jane@firm.example>', [[null, 'jane@firm.example']]],
    ['"jane@firm.example" <jane@firm.example>', [[null, 'jane@firm.example']]],
    ["'Jane Doe' <jane@firm.example>", [['Jane Doe', 'jane@firm.example']]],
    ['Jane Doe jane@firm.example', [['Jane Doe', 'jane@firm.example']]],
    ['Jane Doe', [['Jane Doe', null]]],
    ['Jane <jane@firm.example', [['Jane', 'jane@firm.example']]],
    [',,;;', []],
    ['<>', []],
  ])('%s', (list, expected) => {
    expect(parseAddressList(list).map(({ name, email }) => [name, email])).toEqual(expected);
  });

  test('an address that is none keeps its name and what stood there', () => {
    expect(parseAddressList('Jane <jane at firm>')).toEqual([
      { name: 'Jane', email: null, invalid: 'jane at firm' },
    ]);
  });

  test('ten thousand recipients are read, each once', () => {
    const list = Array.from(
      { length: 10_000 },
      (_, index) => `"Doe, J${index}" <j${index}@firm.example>`,
    );
    expect(parseAddressList(list.join(', '))).toHaveLength(10_000);
  });

  test('no text throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab@<>"(),;:\\[] \n.王，') }), (list) => {
        for (const { email } of parseAddressList(list))
          if (email !== null) expect(normaliseAddress(email)).toBe(email);
      }),
    );
  });
});

test.each([
  'info@firm.example',
  'sales2@firm.example',
  'kefu@firm.example',
  'no-reply@firm.example',
])('%s names a function', (email) => expect(isRoleAddress(email)).toBe(true));

test.each(['jane@firm.example', 'infoma@firm.example', 'salesh.kumar@firm.example'])(
  '%s names a person: parts of words prove nothing',
  (email) => expect(isRoleAddress(email)).toBe(false),
);

test.each([
  ['no-reply@firm.example', true],
  ['noreply+abc@firm.example', true],
  ['MAILER-DAEMON@firm.example', true],
  ['bounces+12345@firm.example', true],
  ['info@firm.example', false],
  ['reply@firm.example', false],
])('whether nobody writes from %s: %s', (email, robot) => {
  expect(isRobotAddress(email)).toBe(robot);
});

test.each([
  ['firm.example_188abc@resource.calendar.google.com', true],
  ['room-berlin-3@firm.example', true],
  ['MeetingRoom2@firm.example', true],
  ['besprechungsraum.nord@firm.example', true],
  ['roomans@firm.example', false],
  ['j.room@firm.example', false],
  ['conference@firm.example', false],
])('whether calendars book %s: %s', (email, isResource) => {
  expect(isResourceAddress(email)).toBe(isResource);
});
