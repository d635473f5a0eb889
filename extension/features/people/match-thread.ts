import type { CrmApi } from '../../../shared/api/crm-api.ts';
import type {
  MatchCandidate,
  MatchPeopleResult,
  MatchPerson,
} from '../../../shared/contracts/customers.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Digester } from '../../../shared/domain/digests.ts';
import { mailSurface } from '../../../shared/domain/mail-surface.ts';
import type { Outsider } from '../../../shared/domain/thread-people.ts';
import { personKey } from './person-key.ts';

/** The caps of the contract: more people than this are a mailing, not a conversation. */
export const MOST_PEOPLE = 50;
const MOST_MAIL_KEYS = 200;

export interface ThreadMatch {
  readonly result: MatchPeopleResult;
  /** Candidates by `personKey`, for everybody who was asked about. */
  readonly candidates: Readonly<Record<string, readonly MatchCandidate[]>>;
  /** `personKey` of whom the reader never logs. */
  readonly excluded: readonly string[];
  /** Which message of the page a logged mail's key stands for. */
  readonly messageIds: Readonly<Record<string, string>>;
  readonly threadId: string | null;
}

/**
 * Asks whose customers these people are, and which messages are logged, all in one request. Only keyed digests leave
 * the page: of addresses, domains, the thread and the messages.
 */
export async function matchThread(
  crm: CrmApi,
  digester: Digester,
  snapshot: InboxSnapshot,
  people: readonly Outsider[],
  ownDomains: readonly string[],
): Promise<ThreadMatch> {
  const [persons, thread, keys] = await Promise.all([
    digestPeople(digester, people, ownDomains),
    digestThread(digester, snapshot),
    digestMessages(digester, snapshot),
  ]);
  const result = await crm.matchPeople({
    key_version: digester.version,
    people: persons,
    thread,
    mail_keys: keys.map(([key]) => key),
    customer_id: null,
  });
  const byRef = new Map(result.people.map(({ ref, candidates }) => [ref, candidates]));
  const excluded = new Set(result.people.flatMap(({ ref, excluded: no }) => (no ? [ref] : [])));
  return {
    result,
    candidates: Object.fromEntries(
      people.map((person) => [personKey(person), byRef.get(person.ref) ?? []]),
    ),
    excluded: people.filter(({ ref }) => excluded.has(ref)).map(personKey),
    messageIds: Object.fromEntries(keys),
    threadId: snapshot.thread?.id ?? null,
  };
}

async function digestPeople(
  digester: Digester,
  people: readonly Outsider[],
  ownDomains: readonly string[],
): Promise<MatchPerson[]> {
  const digested = await Promise.all(
    people.slice(0, MOST_PEOPLE).map(async ({ ref, email }) => {
      const forms = email === null ? null : await digester.address(email);
      if (email === null || forms === null) return null;
      return { ref, ...forms, domains: await digester.domains(email, ownDomains) };
    }),
  );
  return digested.filter((person) => person !== null);
}

async function digestThread(digester: Digester, snapshot: InboxSnapshot): Promise<string | null> {
  const surface = mailSurface(snapshot);
  const id = snapshot.thread?.id ?? null;
  if (surface === null || snapshot.account === null || id === null) return null;
  return digester.thread(surface, snapshot.account, id);
}

async function digestMessages(
  digester: Digester,
  snapshot: InboxSnapshot,
): Promise<[digest: string, messageId: string][]> {
  const surface = mailSurface(snapshot);
  const { account } = snapshot;
  if (surface === null || account === null) return [];
  const ids = new Set(snapshot.messages.flatMap(({ id }) => (id === null ? [] : [id])));
  return Promise.all(
    [...ids]
      .slice(-MOST_MAIL_KEYS)
      .map(
        async (id): Promise<[string, string]> => [
          await digester.providerKey(surface, account, id),
          id,
        ],
      ),
  );
}
