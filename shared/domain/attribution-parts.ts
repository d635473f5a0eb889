import { findAddresses } from './find-addresses.ts';
import { type MailPerson, normaliseAddress } from './people.ts';
import { SPACES, withoutEnd, withoutStart } from './trim-characters.ts';
import { wroteWords } from './words/quote-phrases.ts';

/** Who wrote the mail below "On 3 Nov 2026, at 10:12, Jane Doe <jane@firm.example> wrote:", and when, as written. */
export interface AttributionParts {
  readonly from: MailPerson | null;
  readonly date: string | null;
}

/** A time of day with what tells its half of the day or its zone. */
const time =
  /(?<!\d)\d{1,2}[:.h時时]\s?\d{2}(?::\d{2})?(?!\d)(?:\s?(?:[ap]\.?\s?m\.?(?!\p{L})|uhr|h(?!\p{L})|ص|م(?!\p{L})|[πμ]\.μ\.|\[?(?:gmt|utc|cest|cet|mesz|mez|brt|e[sd]t|c[sd]t|m[sd]t|p[sd]t|bst|jst|msk|hkt|ist|sgt|wet|eet)?(?:[+-]\d{1,2}:?\d{0,2})?\]?(?!\p{L}))){0,2}/giu;
/** Words that stand between the date and the name: "heeft Jane Doe", "пользователь Jane Doe". */
const betweens =
  'heeft|hat|von|par|from|от|uživatel|používateľ|odesílatel|użytkownik|пользователь|користувач|ο χρήστης|ο/η|időpontban|keltezéssel|tarihinde|에|이(가)|מאת|تمت كتابة ما يلي بواسطة'.split(
    '|',
  );
const leads =
  /^(?:on|am|le|el|il(?: giorno)?|op|em|no dia|den|dne|dňa|w dniu|în|στις|in data|vào|pada tanggal|في|בתאריך|ในวันที่|на|在|於|于|missatge de|wiadomość napisana przez)(?=[\s\d])\s?/iu;
const endings = [...wroteWords, ...betweens].sort((one, other) => other.length - one.length);
const LONGEST_NAME = 100;

export function readAttribution(line: string): AttributionParts {
  const bare = withoutEnd(withoutStart(line, `${SPACES}->*_`), `${SPACES}-*_:：`)
    .replace(leads, '')
    .trim();
  const address = findAddresses(bare).find(({ isBracketed }) => isBracketed);
  const before = address === undefined ? bare : bare.slice(0, address.start);
  const behind = address === undefined ? '' : bare.slice(address.end);
  const clock = [...before.matchAll(time)].at(-1);
  const dateEnd = clock === undefined ? -1 : clock.index + clock[0].length;
  const email = normaliseAddress(address?.text ?? '');
  const name =
    dateEnd === -1 ? nameOf(before) : (nameOf(before.slice(dateEnd)) ?? nameBefore(before));
  return {
    from: name === null && email === null ? null : { name, email, invalid: null },
    date: dateEnd === -1 ? dateIn(behind) : tidy(dateFrom(before.slice(0, dateEnd), name)),
  };
}

/** "王芳 在 2026/11/3 10:12": the name stands first where nothing stands behind the time. */
function nameBefore(text: string): string | null {
  const first = /^[^\d]{2,60}?(?=\s(?:在|於|于)?\s?\d)/u.exec(text)?.[0];
  return first === undefined ? null : nameOf(first);
}

function dateFrom(text: string, name: string | null): string {
  const rest = name !== null && text.startsWith(name) ? text.slice(name.length) : text;
  return withoutEndings(rest);
}

/** The name without the verbs and particles around it; null when nothing is left. */
function nameOf(text: string): string | null {
  let name = text;
  for (let before = ''; before !== name; ) {
    before = name;
    name = withoutEndings(withoutEnd(name, `${SPACES},，、،:："“”„«»'‘’>(<[`));
  }
  return name === '' || name.length > LONGEST_NAME || /\d{2}/.test(name) ? null : name;
}

/** Without a verb or particle at either end. */
function withoutEndings(text: string): string {
  const trimmed = text.replace(/^[\s,，、،.:："“”„«»'‘’<(]+/gu, '');
  const lower = trimmed.toLowerCase();
  const start = endings.find(
    (word) => lower.startsWith(word) && !/^[\p{L}\d]/u.test(lower.slice(word.length)),
  );
  if (start !== undefined) return trimmed.slice(start.length);
  const end = endings.find(
    (word) => lower.endsWith(word) && !/[\p{L}\d]$/u.test(lower.slice(0, -word.length)),
  );
  return end === undefined ? trimmed : trimmed.slice(0, -end.length);
}

/** "escreveu (terça, 3/11/2026 à(s) 10:12)": from the first digit, or the weekday before it, to the time. */
function dateIn(text: string): string | null {
  const clock = [...text.matchAll(time)].at(-1);
  const start = text.search(/\d/);
  if (clock === undefined || start === -1 || start > clock.index) return null;
  return tidy(text.slice(start, clock.index + clock[0].length));
}

function tidy(text: string): string | null {
  const date = withoutEnd(withoutStart(text, `${SPACES},，、،.`), `${SPACES},，、،`).replace(
    /^(?:在|於|于)\s?/u,
    '',
  );
  return /\d/.test(date) ? date : null;
}
