import type { Role } from './line-roles.ts';
import type { TextLine } from './text-lines.ts';
import { answerColours, answerWords, inlineAnswerPhrases } from './words/inline-answer-phrases.ts';

const LONGEST_ANNOUNCEMENT = 1500;

/** "My answers in red": they stand unmarked in the older mail, which then stays, because losing them is worse. */
export function announcesAnswers(lines: readonly TextLine[], roles: readonly Role[]): boolean {
  if (!roles.includes('history')) return false;
  let text = '';
  for (let index = 0; index < lines.length && text.length < LONGEST_ANNOUNCEMENT; index++)
    if (roles[index] === 'own') text += `${lines[index]?.text ?? ''}\n`;
  text = text.slice(0, LONGEST_ANNOUNCEMENT).toLowerCase();
  if (inlineAnswerPhrases.some((phrase) => wordStands(text, phrase))) return true;
  return text
    .split(/[\n.!?。！？]/)
    .some(
      (sentence) =>
        answerColours.some((colour) => wordStands(sentence, colour)) &&
        answerWords.some((word) => sentence.includes(word)),
    );
}

/**
 * Answers that nobody announces: a coloured line right below an uncoloured question of the older mail. Coloured
 * signatures, links and headings stand elsewhere.
 */
export function hasColouredAnswer(lines: readonly TextLine[], roles: readonly Role[]): boolean {
  let asks = false;
  for (const [index, line] of lines.entries()) {
    if (roles[index] !== 'history' || line.text.trim() === '') continue;
    if (asks && line.isColoured === true) return true;
    asks = line.isColoured !== true && /[?？؟]\s*$/.test(line.text);
  }
  return false;
}

/** Whether a phrase stands in a text as words of its own; Chinese has no spaces to ask for. */
function wordStands(text: string, phrase: string): boolean {
  const place = text.indexOf(phrase);
  if (place === -1) return false;
  if (/\p{Script=Han}/u.test(phrase)) return true;
  return (
    !/\p{L}/u.test(text.charAt(place - 1)) && !/\p{L}/u.test(text.charAt(place + phrase.length))
  );
}
