import type { PageEntry } from './expected-pages.ts';
import { FieldScore, type Same, sameIgnoringCase } from './field-score.ts';
import {
  applyRules,
  contains,
  count,
  each,
  listIn,
  objectIn,
  part,
  people,
  person,
  plain,
  type Rule,
  type Rules,
  sameMinute,
  type Values,
} from './score-rules.ts';

/** Labels that are about the file and no answer of it. */
const aboutTheFile = new Set([
  'file',
  'url',
  'wrap',
  'kind',
  'note',
  'source',
  'locale',
  'perSection',
]);

/**
 * Holds what was read (`inspect-page.ts`) against the labels of a file or of one section of it. Publishers name the
 * same thing differently: the tables below know their names.
 */
export function scorePage(expected: Partial<PageEntry>, read: Values): FieldScore {
  const score = new FieldScore();
  const labels = Object.fromEntries(
    Object.entries(expected).filter(([name]) => !aboutTheFile.has(name)),
  );
  // A section that names people beside a subject is one row of a list.
  const isRow = labels.people !== undefined;
  const found = isRow ? { ...read, ...objectIn(listIn(read.rows)[0]) } : read;
  applyRules(score, '', labels, found, isRow ? { ...pageRules, ...rowRules } : pageRules);
  return score;
}

const threadRules: Rules = {
  id: plain('id'),
  threadId: plain('id'),
  legacyId: plain('legacyId'),
  conversationId: plain('conversationId'),
  subject: plain('subject'),
};

const messageRules: Rules = {
  id: plain('id'),
  messageId: plain('id'),
  from: person('from'),
  sender: person('from'),
  to: people('to'),
  cc: people('cc'),
  recipients: people('to', 'cc'),
  dateRaw: plain('dateRaw'),
  date: plain('date', sameMinute),
  dateMs: plain('date', sameMinute),
  text: plain('text'),
  textContains: contains('text'),
  expanded: plain('expanded'),
};

const rowRules: Rules = {
  threadId: plain('threadId'),
  // Written down elsewhere in the page, where an adapter may look or not.
  threadIdInVIEW_DATA: null,
  subject: plain('subject'),
  people: people('people'),
  dateRaw: plain('dateRaw'),
};

const composeRules: Rules = {
  kind: plain('kind'),
  placement: plain('placement'),
  draftId: plain('draftId'),
  localThreadId: plain('localThreadId'),
  threadId: plain('threadId'),
  to: people('to'),
  cc: people('cc'),
  bcc: people('bcc'),
  subject: plain('subject'),
};

const notAmong =
  (...names: string[]): Rule =>
  (score, field, expected, found) => {
    const taken = names.flatMap((name) => listIn(found[name]));
    for (const address of listIn(expected)) {
      score.compare(field, null, taken.includes(address) ? address : null);
    }
  };

/** What calendars and publishers call an answer. */
const answers: Readonly<Record<string, string>> = {
  accepted: 'accepted',
  attending: 'accepted',
  yes: 'accepted',
  declined: 'declined',
  'not attending': 'declined',
  no: 'declined',
  tentative: 'tentative',
  maybe: 'tentative',
  none: 'none',
  needsaction: 'none',
  awaiting: 'none',
};

const sameAnswer: Same = (expected, found) => answers[String(expected).toLowerCase()] === found;

const guestRules: Rules = {
  email: plain('email', sameIgnoringCase),
  name: plain('name'),
  answer: plain('answer', sameAnswer),
  response: plain('answer', sameAnswer),
  status: plain('answer', sameAnswer),
};

const guests = each('guests', guestRules, true);

const eventRules: Rules = {
  placement: plain('placement'),
  id: plain('id'),
  eventId: plain('id'),
  seriesId: plain('seriesId'),
  calendarId: plain('calendarId', sameIgnoringCase),
  title: plain('title'),
  subject: plain('title'),
  summary: plain('title'),
  timeRaw: plain('timeRaw'),
  when: plain('timeRaw'),
  start: plain('start'),
  end: plain('end'),
  allDay: plain('allDay'),
  location: plain('location'),
  organizer: person('organizer'),
  guests,
  attendees: guests,
  ownAnswer: plain('ownAnswer', sameAnswer),
  recurring: plain('recurring'),
};

const pageRules: Rules = {
  surface: plain('surface'),
  host: plain('host'),
  view: plain('view'),
  account: plain('account', sameIgnoringCase),
  accountEmail: plain('account', sameIgnoringCase),
  ownAddresses: plain('ownAddresses'),
  signedIn: (score, field, expected, { account }) => {
    const { email } = objectIn(expected);
    score.compare(`${field}.email`, email, account, sameIgnoringCase);
  },
  delegatedMailbox: (score, field, expected, found) => {
    score.compare(field, expected, found.account, sameIgnoringCase);
    notAmong('ownAddresses')?.(score, `${field}, own`, [expected], found);
  },
  // Accounts that one could change to.
  others: notAmong('account'),
  thread: part('thread', threadRules),
  subject: (score, field, expected, { thread }) =>
    score.compare(field, expected, objectIn(thread).subject),
  threadId: (score, field, expected, { thread }) =>
    score.compare(field, expected, objectIn(thread).id),
  conversationId: (score, field, expected, { thread }) =>
    score.compare(field, expected, objectIn(thread).conversationId),
  messages: each('messages', messageRules, true),
  messageCount: count('messages'),
  rows: each('rows', rowRules, true),
  firstRows: each('rows', { ...rowRules, domId: noIdOfTheDocument }, false),
  rowCount: count('rows'),
  compose: each('composes', composeRules, true),
  composes: each('composes', composeRules, true),
  event: part('event', eventRules),
  mustNotContain: (score, field, expected, found) => {
    const whole = JSON.stringify(found);
    for (const words of listIn(expected)) {
      score.compare(field, null, whole.includes(String(words)) ? words : null);
    }
  },
};

/** Ids such as ":35" belong to the document and not to the mail. */
function noIdOfTheDocument(score: FieldScore, field: string, expected: unknown, row: Values): void {
  score.compare(field, null, row.threadId === expected ? expected : null);
}
