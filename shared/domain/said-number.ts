const chineseDigits = '零一二三四五六七八九十';
const words: ReadonlyMap<string, number> = new Map([
  ...(
    [
      'zero one two three four five six seven eight nine ten eleven twelve',
      '零 一 二 三 四 五 六 七 八 九 十 十一 十二',
    ] as const
  ).flatMap((line) => line.split(' ').map((word, value): [string, number] => [word, value])),
  ['a', 1],
  ['an', 1],
  ['两', 2],
  ['兩', 2],
]);

/** Source of a pattern for a small number, in digits or words, for `saidNumber`. */
export const numberPattern =
  '\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|[一二两兩三四五六七八九十]{1,3}';

/** "3", "three", 三, 两, 二十一; null for anything else and for nothing at all. */
export function saidNumber(text: string): number | null {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const word = words.get(text);
  if (word !== undefined) return word;
  const parts = /^([一二两兩三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text);
  if (parts === null || parts[2] === '') return null;
  const [, tens = '', , ones = ''] = parts;
  return digit(tens, 1) * 10 + digit(ones, 0);
}

const digit = (of: string, empty: number) =>
  of === '' ? empty : chineseDigits.indexOf(of.replace(/[两兩]/, '二'));
