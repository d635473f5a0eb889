import type {
  InboxSnapshot,
  Person,
  SnapshotEvent,
  SnapshotGuest,
  SnapshotMessage,
  SnapshotRow,
} from '../../shared/contracts/inbox-snapshot.ts';

/**
 * What `read` says that the truth does not say: one line a lie, none when everything is the truth or unknown. Unknown is
 * null, a list that is not there, a message or row that is missing; never another's value, and never two mixed into one.
 */
export function untruths(
  truth: InboxSnapshot,
  read: InboxSnapshot,
  options: Options = {},
): string[] {
  const lies = new Lies(options);
  lies.value('account', truth.account, read.account);
  lies.value('pageLanguage', truth.pageLanguage, read.pageLanguage);
  for (const own of read.ownAddresses) {
    if (!truth.ownAddresses.includes(own)) lies.tell('ownAddresses', truth.ownAddresses, own);
  }
  // Where no event is found, there is still the calendar round it.
  const around = truth.event !== null && read.event === null ? ['calendar'] : [];
  if (![truth.view, 'unknown', 'none', ...around].includes(read.view)) {
    lies.tell('view', truth.view, read.view);
  }
  lies.fields('thread', truth.thread, read.thread);
  inOrder(lies, 'messages', truth.messages, read.messages, messageLies);
  inOrder(lies, 'rows', truth.rows, read.rows, rowLies);
  read.composes.forEach((compose, index) => {
    const same = truth.composes.find(({ key }) => key === compose.key) ?? truth.composes[index];
    const { to, cc, bcc, ...fields } = compose;
    lies.fields(`composes.${index}`, same ?? null, { ...fields, key: same?.key ?? null });
    for (const [name, read] of Object.entries({ to, cc, bcc }))
      lies.people(`composes.${index}.${name}`, same ? Reflect.get(same, name) : null, read, false);
  });
  eventLies(lies, truth.event, read.event);
  return lies.lines;
}

interface Options {
  /**
   * Single people may be lost without a trace, for the page shows nobody there: then a part of the recipients is no lie,
   * nor is a name that the page shows shorter.
   */
  readonly mayLackPeople?: boolean;
  /** The page ends in the middle: the last word that is read may end there too. */
  readonly mayBeCut?: boolean;
}

class Lies {
  readonly lines: string[] = [];
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  get mayLackPeople(): boolean {
    return this.#options.mayLackPeople === true;
  }

  another(): Lies {
    return new Lies(this.#options);
  }

  tell(field: string, truth: unknown, read: unknown): void {
    this.lines.push(`${field}: ${JSON.stringify(read)} instead of ${JSON.stringify(truth)}`);
  }

  value(field: string, truth: unknown, read: unknown): void {
    if (read === null || JSON.stringify(truth) === JSON.stringify(read)) return;
    const isCut =
      this.#options.mayBeCut === true && typeof truth === 'string' && typeof read === 'string';
    if (!isCut || !truth.startsWith(read)) this.tell(field, truth, read);
  }

  /** Every field of an object by itself. */
  fields(field: string, truth: object | null, read: object | null): void {
    if (read === null) return;
    for (const [name, value] of Object.entries(read)) {
      this.value(`${field}.${name}`, truth === null ? null : Reflect.get(truth, name), value);
    }
  }

  /** A part of a list is no lie as long as it is said to be a part. */
  people(
    field: string,
    truth: readonly Person[] | null,
    read: readonly Person[] | null,
    isPart: boolean,
  ) {
    if (read === null) return;
    const known = truth ?? [];
    const strangers = read.filter((one) => !known.some((other) => this.#isSame(other, one)));
    const mayBePart = (isPart || this.mayLackPeople) && read.length > 0;
    const isShort = !mayBePart && read.length !== known.length;
    if (strangers.length > 0 || isShort) this.tell(field, truth, read);
  }

  person(field: string, truth: Person | null, read: Person | null): void {
    if (read === null) return;
    this.value(`${field}.email`, truth?.email ?? null, read.email);
    const mayBeShort = this.mayLackPeople && read.email !== null;
    if (!mayBeShort) this.value(`${field}.name`, truth?.name ?? null, read.name);
  }

  #isSame(truth: Person, read: Person): boolean {
    const lies = this.another();
    lies.person('', truth, read);
    return lies.lines.length === 0;
  }
}

function messageLies(
  lies: Lies,
  field: string,
  truth: SnapshotMessage,
  read: SnapshotMessage,
): void {
  lies.value(`${field}.id`, truth.id, read.id);
  lies.person(`${field}.from`, truth.from, read.from);
  lies.people(`${field}.to`, truth.to, read.to, !read.complete);
  const cc = lies.mayLackPeople && read.cc?.length === 0 ? null : read.cc;
  lies.people(`${field}.cc`, truth.cc, cc, !read.complete);
  lies.value(`${field}.dateRaw`, truth.dateRaw, read.dateRaw);
  lies.value(`${field}.body`, truth.html, read.html);
  if (read.expanded && !truth.expanded) lies.tell(`${field}.expanded`, false, true);
}

function eventLies(lies: Lies, truth: SnapshotEvent | null, read: SnapshotEvent | null): void {
  if (read === null) return;
  // How the page places it says nothing about the event.
  const { guests, organizer, certain, placement: _, ...plain } = read;
  lies.fields('event', truth, plain);
  lies.person('event.organizer', truth?.organizer ?? null, organizer);
  // To be less certain is no lie.
  if (certain) lies.value('event.certain', truth?.certain ?? null, certain);
  guests?.forEach((guest, index) => {
    const liesBeside = (other: SnapshotGuest): string[] => {
      const trial = lies.another();
      trial.fields(`event.guests.${index}`, other, guest);
      return trial.lines;
    };
    const all = (truth?.guests ?? []).map(liesBeside);
    if (!all.some((one) => one.length === 0))
      lies.tell(`event.guests.${index}`, truth?.guests, guest);
  });
}

function rowLies(lies: Lies, field: string, truth: SnapshotRow, read: SnapshotRow): void {
  lies.value(`${field}.threadId`, truth.threadId, read.threadId);
  lies.value(`${field}.subject`, truth.subject, read.subject);
  lies.people(`${field}.people`, truth.people, read.people.length === 0 ? null : read.people, true);
  lies.value(`${field}.dateRaw`, truth.dateRaw, read.dateRaw);
}

type ItemLies<T> = (lies: Lies, field: string, truth: T, read: T) => void;

/** Each item that was read is one of the truth and no mixture of two; some may be missing, none may stand elsewhere. */
function inOrder<T>(
  lies: Lies,
  field: string,
  truth: readonly T[],
  read: readonly T[],
  of: ItemLies<T>,
): void {
  let next = 0;
  read.forEach((item, index) => {
    const liesBeside = (one: T): string[] => {
      const trial = lies.another();
      of(trial, `${field}.${index}`, one, item);
      return trial.lines;
    };
    const found = truth.findIndex((one, at) => at >= next && liesBeside(one).length === 0);
    if (found !== -1) {
      next = found + 1;
      return;
    }
    const closest = truth
      .map(liesBeside)
      .sort((one, other) => one.length - other.length)
      .at(0);
    lies.lines.push(...(closest ?? [`${field}.${index}: there is none`]));
  });
}
