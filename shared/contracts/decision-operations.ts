import * as z from 'zod/mini';
import { digest, instant, uuid } from './scalars.ts';

/** What a person decided once. Rules and rights: supabase/migrations/20261122103600_remember_decisions.sql. */
const op_id = uuid;
const exclusionKind = z.enum(['address', 'domain', 'label']);

const address = z.string().check(z.minLength(3), z.maxLength(320));
const nullableText = (longest: number) => z.nullable(z.string().check(z.maxLength(longest)));

/** A mail as a question shows it; what the caller may not see is null. */
const comparedMail = z.object({
  mail_id: uuid,
  direction: z.enum(['in', 'out']),
  sent_at: z.nullable(instant),
  subject: z.nullable(z.string()),
  text: z.nullable(z.string()),
  customers: z.array(z.string()),
});

export const decisionOperations = {
  /** What no rule may guess and waits for the caller. Leaves the list by a decision only. */
  toDecide: {
    rpc: 'to_decide',
    mode: 'read',
    args: z.object({}),
    result: z.object({
      /** Whose customer are they? Oldest first. */
      people: z.array(
        z.object({
          person_id: uuid,
          address: z.string(),
          name: z.nullable(z.string()),
          subject: z.nullable(z.string()),
          /** Of the mail in which they were met. */
          url: z.nullable(z.string()),
          created_at: instant,
        }),
      ),
      /** Is `mail` the same as one of the candidates? */
      mails: z.array(
        z.object({
          match_id: uuid,
          mail: comparedMail,
          candidates: z.array(comparedMail),
          created_at: instant,
        }),
      ),
    }),
  },
  /** Keeps the question whose customer somebody is; asked again, the newest mail counts. */
  decideLater: {
    rpc: 'decide_later',
    mode: 'write',
    args: z.object({
      op_id,
      address,
      name: nullableText(200),
      subject: nullableText(1000),
      url: nullableText(2000),
    }),
    result: z.object({ person_id: uuid }),
  },
  /** Takes the question off the list, or with `decided: false` puts it back. */
  settlePerson: {
    rpc: 'settle_person',
    mode: 'write',
    args: z.object({ op_id, person_id: uuid, decided: z.boolean() }),
    result: z.object({ person_id: uuid, decided: z.boolean() }),
  },
  /** `same_as` null: two mails, and not asked again. `mail_id` is the record that stays. */
  decideSameMail: {
    rpc: 'decide_same_mail',
    mode: 'write',
    args: z.object({ op_id, match_id: uuid, same_as: z.nullable(uuid) }),
    result: z.object({ match_id: uuid, mail_id: uuid }),
  },
  /** From then on this address or domain means that customer; a new answer takes the place of the old one. */
  rememberMatch: {
    rpc: 'remember_match',
    mode: 'write',
    args: z.object({
      op_id,
      kind: z.enum(['address', 'domain']),
      value: z.string().check(z.minLength(1), z.maxLength(320)),
      customer_id: uuid,
    }),
    result: z.object({ rule_id: uuid }),
  },
  forgetMatch: {
    rpc: 'forget_match',
    mode: 'write',
    args: z.object({ op_id, rule_id: uuid }),
    result: z.object({ rule_id: uuid }),
  },
  /** Own addresses, domains and labels of which nothing is logged. */
  exclusions: {
    rpc: 'exclusions',
    mode: 'read',
    args: z.object({}),
    result: z.array(
      z.object({
        entry_id: uuid,
        kind: exclusionKind,
        value: z.string(),
        /** How many of one's own entries were taken out; what they were is not kept. */
        purged: z.int(),
        /** More is being taken out. */
        purging: z.boolean(),
        created_at: instant,
      }),
    ),
  },
  /** From now on nothing of it is logged, and what the caller logged of it before is taken out. */
  excludeFromLogging: {
    rpc: 'exclude_from_logging',
    mode: 'write',
    args: z.object({
      op_id,
      kind: exclusionKind,
      value: z.string().check(z.minLength(1), z.maxLength(320)),
    }),
    result: z.object({ entry_id: uuid, purged: z.int(), purging: z.boolean() }),
  },
  /** What was taken out does not come back. */
  includeInLogging: {
    rpc: 'include_in_logging',
    mode: 'write',
    args: z.object({ op_id, entry_id: uuid }),
    result: z.object({ entry_id: uuid }),
  },
  followThread: {
    rpc: 'follow_thread',
    mode: 'write',
    args: z.object({
      op_id,
      thread: digest,
      follows: z.boolean(),
      customer_ids: z.array(uuid).check(z.maxLength(20)),
      visibility: z.enum(['full', 'subject', 'fact', 'private']),
    }),
    result: z.object({ thread: digest, follows: z.boolean() }),
  },
} as const;
