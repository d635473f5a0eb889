import { evaluateCalendar } from './evaluate-calendar.ts';
import { evaluateForwards } from './evaluate-forwards.ts';
import { evaluateMail } from './evaluate-mail.ts';
import { evaluatePages } from './evaluate-pages.ts';
import { evaluatePhones } from './evaluate-phones.ts';
import { evaluateReplies } from './evaluate-replies.ts';

/** `npm run evaluate -- KIND DIR`: accuracy on a folder of labelled data, as JSON. */
const kinds: Readonly<Record<string, (folder: string) => Promise<unknown>>> = {
  mail: evaluateMail,
  replies: evaluateReplies,
  forwards: evaluateForwards,
  calendar: evaluateCalendar,
  phones: evaluatePhones,
  pages: evaluatePages,
};

const [kind = '', folder] = process.argv.slice(2);
const evaluate = kinds[kind];
if (evaluate === undefined || folder === undefined) {
  console.error(`npm run evaluate -- ${Object.keys(kinds).join('|')} DIR`);
  process.exitCode = 2;
} else {
  console.log(JSON.stringify(await evaluate(folder), null, 2));
}
