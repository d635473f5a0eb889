import { withoutEnd, withoutStart } from './trim-characters.ts';
import { compoundSurnames, singleSurnames } from './words/chinese-surnames.ts';
import { companyEndings, companyForms, titleEndings, titleWords } from './words/signature-words.ts';

/** Shapes of signature lines. Each looks at one short line and decides by words, never by position. */

const forms = new Set(companyForms);

/** "Jane Doe", "MÜLLER, Jürgen", "Dr. Ana de la Cruz", 王芳, 欧阳静 Jing Ouyang. */
export function looksLikeName(text: string): boolean {
  const line = withoutStart(withoutEnd(text.trim(), '*_,，.。'), '*_');
  if (line.length < 2 || line.length > 50 || /[\d@:：/\\!?？！]/.test(line)) return false;
  const han = line.replace(/[\s·•]/g, '');
  if (/^\p{Script=Han}{2,4}$/u.test(han)) return isChineseName(han);
  if (
    /^[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길][\uac00-\ud7a3]{2}$/.test(
      line,
    )
  )
    return true;
  const words = line.split(/[\s/|()（）]+/).filter((word) => word !== '');
  if (words.length < 2 || words.length > 6) return false;
  const particles =
    /^(?:de|del|della|da|di|van|von|der|den|la|le|el|bin|al|dos|du|zu|ter|y|e|dr|mr|mrs|ms|prof|ing|dipl)\.?$/i;
  return words.every(
    (word) => particles.test(word) || /^\p{Lu}[\p{L}'’.-]*$/u.test(word) || isChineseName(word),
  );
}

function isChineseName(han: string): boolean {
  if (!/^\p{Script=Han}{2,4}$/u.test(han)) return false;
  if (compoundSurnames.has(han.slice(0, 2))) return true;
  return han.length <= 3 && singleSurnames.has(han.slice(0, 1));
}

/** "Export Manager", "Leiterin Einkauf", 采购经理. */
export function isTitleLine(text: string): boolean {
  const line = text.trim().toLowerCase();
  if (line.length < 2 || line.length > 80 || /[@:：!?]|\.$/.test(line)) return false;
  if (titleEndings.some((ending) => line.includes(ending)))
    return line.length <= 40 && !isCompanyLine(text);
  const words = ` ${line.replace(/[^\p{L}\d-]+/gu, ' ')} `;
  return words.split(' ').length <= 12 && titleWords.some((word) => words.includes(` ${word} `));
}

/** "Acme Packaging Co., Ltd.", "Nordlicht Maschinenbau GmbH", 深圳市蓝鲸电子有限公司. */
export function isCompanyLine(text: string): boolean {
  const line = withoutStart(withoutEnd(text.trim(), '*_,，'), '*_');
  if (line.length < 4 || line.length > 100 || /[@]|https?:/.test(line)) return false;
  const firm = chineseFirm(line);
  if (firm !== null) return true;
  if (!areCapitalised(line)) return false;
  const words = line.toLowerCase().replace(/[.,]/g, ' ').replace(/\s+/g, ' ').trim().split(' ');
  const last = words.at(-1) ?? '';
  const lastTwo = words.slice(-2).join('');
  return (
    words.length >= 2 &&
    words.length <= 12 &&
    /^\p{Lu}|^\d/u.test(line) &&
    (forms.has(last) ||
      (lastTwo.length <= 5 && forms.has(lastTwo)) ||
      /\b(?:gmbh|co\.?,? ltd|s\.p\.a|s\.r\.l|b\.v)\b/i.test(line))
  );
}

/** 深圳市蓝鲸电子有限公司 of "深圳市蓝鲸电子有限公司　工程部": the firm's name where a line begins with one, or null. */
export function chineseFirm(text: string): string | null {
  const first = text.trim().split(/[\s　]/)[0] ?? '';
  // Japanese and Korean firms may have their legal form in front.
  if (/^(?:株式会社|有限会社|合同会社|주식회사|\(주\)|㈜)\S{2,30}$/u.test(first)) return first;
  if (first.length < 5 || first.length > 50 || !/^[\p{L}\p{N}（）()·&-]+$/u.test(first))
    return null;
  return companyEndings.some((ending) => first.endsWith(ending)) ? first : null;
}

/** A firm's name in capitals, but for its small words: "we wrote to the group" is none. */
function areCapitalised(line: string): boolean {
  const small =
    /^(?:and|of|the|for|de|del|della|di|du|des|la|le|les|et|y|e|und|für|fur|en|van|voor|i|[&+–-])$/i;
  return line
    .split(/\s+/)
    .every(
      (word) =>
        small.test(word) ||
        !/^\p{Ll}/u.test(word) ||
        /^(?:co|ltd|inc|gmbh|mbh|kg|s\.|a\.s|sp\.|z|o\.o|b\.v|d\.o\.o)/i.test(word),
    );
}
