import { compoundSurnames, singleSurnames } from './words/chinese-surnames.ts';

export interface PersonName {
  readonly full: string;
  readonly family: string | null;
  readonly given: string | null;
}

const han = /^\p{Script=Han}+$/u;
/** 王经理, 李总, 陈先生: a surname and how one addresses its bearer. */
const courtesies =
  /^(?:先生|女士|小姐|太太|经理|經理|总经理|總經理|总监|总|總|董事长|董|主任|部长|厂长|老师|老師|工程师|工|助理|会计|師傅|师傅)$/u;
const particles: ReadonlySet<string> = new Set(
  'van von der den de del della di da dos du la le ter ten zu bin ibn al el y af av'.split(' '),
);
const titles =
  /^(?:dr|prof|mr|mrs|ms|miss|mx|ing|dipl\.?-ing|herr|frau|ir|sr|sra|dott|dott\.ssa)\.?$/i;
const suffixes = /^(?:jr|sr|ii|iii|iv|phd|ph\.d|mba|md|esq|bsc|msc|pmp)\.?$/i;

/** Family and given name where the writing says which is which; otherwise only `full`. Chinese names begin with the family's. */
export function splitDisplayName(name: string): PersonName {
  const full = name
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^["'“‘](.+)["'”’]$/, '$1');
  const compact = full.replaceAll(' ', '');
  if (han.test(compact)) return splitChineseName(full, compact);
  // "王芳 Wang Fang", "Zhang Wei/张伟", "李伟(采购部)": the Chinese name says which part is the family's.
  const bare = full.replace(/\s?[(（][^()（）]{1,40}[)）]$/u, '');
  for (const run of full.matchAll(/\p{Script=Han}{2,4}(?!\p{Script=Han})/gu)) {
    const { family, given } = splitChineseName(full, run[0]);
    if (family !== null) return { full: han.test(bare) ? bare : full, family, given };
  }
  const comma = /^([^,，]{1,60})[,，] ?([^,，]{1,60})$/.exec(bare);
  if (comma !== null && !suffixes.test(comma[2] ?? '')) {
    const [, family = '', given = ''] = comma;
    return { full: `${given.trim()} ${family.trim()}`, family: family.trim(), given: given.trim() };
  }
  return splitWesternName(full, bare);
}

function splitWesternName(full: string, bare: string): PersonName {
  const words = bare.split(/,? /).filter((word) => !titles.test(word) && !suffixes.test(word));
  const last = words.at(-1);
  if (words.length < 2 || last === undefined) return { full, family: null, given: null };
  // "WANG Fang", "MÜLLER Jürgen": capitals mark the family name.
  const [first = ''] = words;
  if (isCapitals(first) && !words.slice(1).some(isCapitals))
    return { full, family: first, given: words.slice(1).join(' ') };
  let start = words.length - 1;
  while (start > 1 && particles.has(words[start - 1] ?? '')) start--;
  return { full, family: words.slice(start).join(' '), given: words.slice(0, start).join(' ') };
}

const isCapitals = (word: string) => /^\p{Lu}[\p{Lu}'’-]+$/u.test(word);

function splitChineseName(full: string, compact: string): PersonName {
  const two = compact.slice(0, 2);
  if (compact.length >= 3 && compact.length <= 4 && compoundSurnames.has(two))
    return named(compact, two);
  // Four characters with a single surname are nearly always a firm or two names; married double names are rare.
  const one = compact.slice(0, 1);
  if (compact.length >= 2 && compact.length <= 3 && singleSurnames.has(one))
    return named(compact, one);
  return { full, family: null, given: null };
}

function named(compact: string, family: string): PersonName {
  const rest = compact.slice(family.length);
  return { full: compact, family, given: courtesies.test(rest) ? null : rest };
}
