import { chinesePlacesText } from './words/chinese-places.ts';

interface Place {
  readonly chinese: string;
  readonly english: string;
  readonly code: string;
}

/** Prefectures before provinces, longer names first: "吉林市" is found before "吉林省" says less. */
const places: readonly Place[] = chinesePlacesText
  .split('|')
  .map((entry) => {
    const [chinese = '', english = '', code = ''] = entry.split('=');
    return {
      chinese: chinese.replace(/(?:市|省|地区|自治州|自治区|盟|特别行政区)$/u, ''),
      english: english.toLowerCase(),
      code,
    };
  })
  .filter((place) => place.chinese.length >= 2)
  .sort((one, other) => rankOf(other) - rankOf(one));

function rankOf({ chinese, code }: Place): number {
  return (code.endsWith('0000') ? 0 : 100) + chinese.length;
}

const foreign: readonly (readonly [RegExp, string])[] = [
  [/\b(?:germany|deutschland)\b/i, 'DE'],
  [/\b(?:italy|italia)\b/i, 'IT'],
  [/\b(?:france)\b/i, 'FR'],
  [/\b(?:spain|españa)\b/i, 'ES'],
  [/\b(?:united kingdom|england|scotland|wales)\b/i, 'GB'],
  [/\b(?:united states|u\.?s\.?a\.?)(?![a-z])/i, 'US'],
  [/\b(?:netherlands|nederland)\b/i, 'NL'],
  [/\b(?:austria|österreich)\b/i, 'AT'],
  [/\b(?:switzerland|schweiz|suisse)\b/i, 'CH'],
  [/\b(?:poland|polska)\b/i, 'PL'],
  [/\b(?:japan)\b|日本/i, 'JP'],
  [/\b(?:south korea|korea)\b/i, 'KR'],
  [/\bindia\b/i, 'IN'],
  [/\bvietnam\b/i, 'VN'],
  [/\bhong kong\b|香港/i, 'HK'],
  [/\btaiwan\b|台湾|臺灣/i, 'TW'],
  [/\bsingapore\b|新加坡/i, 'SG'],
];

/** Code of the place that a firm's name or an address names; null when none. English city names need a whole word. */
export function placeInText(text: string): string | null {
  if (text === '') return null;
  if (/\p{Script=Han}/u.test(text)) {
    const found = places.find((place) => text.includes(place.chinese));
    if (found !== undefined) return found.code;
  }
  const words = ` ${text.toLowerCase().replace(/[^\p{L}]+/gu, ' ')} `;
  for (const [pattern, code] of foreign) if (pattern.test(text)) return code;
  return places.find((place) => words.includes(` ${place.english} `))?.code ?? null;
}
