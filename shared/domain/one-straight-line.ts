/** Controls, line and paragraph separators: what could end a line of a mail or of a header. */
const breaking = /[\p{Cc}\u2028\u2029]+/gu;
/** What turns the direction of its surroundings: https://www.unicode.org/reports/tr9/#Directional_Formatting_Codes */
const turning = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/g;

/** A name as it may stand within a line: no line break, no control character, nothing that turns the rest of the line. */
export const oneStraightLine = (name: string): string =>
  name.replace(turning, '').replace(breaking, ' ').trim();
