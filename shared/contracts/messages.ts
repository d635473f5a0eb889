import * as z from 'zod/mini';
import { healthNotes } from './adapter-health.ts';
import { addedLocators } from './added-locators.ts';
import { insertText, mailSent } from './compose-messages.ts';
import { framePlace } from './frame-place.ts';
import { inboxSnapshot } from './inbox-snapshot.ts';
import { wantedConsent } from './mailbox-consent.ts';
import { language, uuid } from './scalars.ts';
import { signInArgs, signUpArgs } from './session.ts';

/**
 * Every message between the parts of the extension. None carries a URL to fetch, a header or a credential but the
 * sign-in itself; `tests/structure/writing-rules.test.ts` holds that.
 */

/** Content script → sidebar and background. Accepted only from a top frame on a mail host. */
export const fromContentScript = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('inbox.snapshot'), seq: z.int(), snapshot: inboxSnapshot }),
  mailSent,
  /** Asks the background to inject the adapter for the host that the sender is on. */
  z.strictObject({ type: z.literal('inbox.load_adapter') }),
  /** Answered with `{place, language}`: what is remembered for the sender's host, or nulls. */
  z.strictObject({ type: z.literal('frame.read_place') }),
  z.strictObject({ type: z.literal('frame.keep_place'), place: framePlace }),
  /** Answered with the organisation's added locators, `[]` while nobody is signed in. */
  z.strictObject({ type: z.literal('locators.read') }),
  /** Capabilities that came into another state, of the host that the sender is on. */
  z.strictObject({ type: z.literal('health.noted'), ...healthNotes.shape }),
]);

/** Sidebar and background → content script. Accepted only from the extension's own origin. */
export const toContentScript = z.discriminatedUnion('type', [
  /** Answered with `{seq, snapshot}` or null. */
  z.strictObject({ type: z.literal('inbox.read') }),
  z.strictObject({
    type: z.literal('inbox.mark_logged'),
    marks: z
      .array(
        z.strictObject({
          messageId: z.nullable(z.string()),
          threadId: z.nullable(z.string()),
          label: z.string().check(z.maxLength(200)),
        }),
      )
      .check(z.maxLength(500)),
  }),
  /** Answered with an `insertTextAnswer`. */
  insertText,
  z.strictObject({ type: z.literal('frame.fold'), folded: z.boolean() }),
  /** To the other side of the page. */
  z.strictObject({ type: z.literal('frame.move') }),
  /** Answered with what the page shows at this moment, settled or not: a snapshot, asked before a write. */
  z.strictObject({ type: z.literal('inbox.present') }),
  /** Answered with a `pageReport`. */
  z.strictObject({ type: z.literal('inbox.report') }),
  /** The organisation's added locators changed. */
  z.strictObject({ type: z.literal('locators.changed'), locators: addedLocators }),
]);

/** Extension pages → background. Accepted only from the extension's own origin. Answered with an `answer`. */
export const toBackground = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('crm.call'), operation: z.string(), args: z.unknown() }),
  /** Answered when the write survives a kill of the browser; asked for its answer by `crm.call` with the same. */
  z.strictObject({ type: z.literal('outbox.keep'), operation: z.string(), args: z.unknown() }),
  /** Answered with an `outboxState`. */
  z.strictObject({ type: z.literal('outbox.read') }),
  /** One item, or all of them: sent now, parked ones too. */
  z.strictObject({ type: z.literal('outbox.retry'), op_id: z.nullable(uuid) }),
  z.strictObject({ type: z.literal('outbox.discard'), op_id: z.nullable(uuid) }),
  z.strictObject({ type: z.literal('session.current') }),
  z.strictObject({ type: z.literal('session.sign_in'), args: signInArgs }),
  /** Answered with a `signUpResult`. */
  z.strictObject({ type: z.literal('session.sign_up'), args: signUpArgs }),
  z.strictObject({ type: z.literal('session.choose_organisation'), org_id: uuid }),
  z.strictObject({ type: z.literal('session.sign_out') }),
  z.strictObject({ type: z.literal('drafts.read'), key: z.string().check(z.maxLength(300)) }),
  z.strictObject({
    type: z.literal('drafts.write'),
    key: z.string().check(z.maxLength(300)),
    value: z.nullable(z.string().check(z.maxLength(1_000_000))),
  }),
  z.strictObject({ type: z.literal('preferences.read') }),
  z.strictObject({ type: z.literal('preferences.set_language'), language }),
  /** Opens the provider's consent page in a tab. */
  z.strictObject({ type: z.literal('mailbox.connect'), wanted: wantedConsent }),
  /** Answered with whether the provider could be told. */
  z.strictObject({ type: z.literal('mailbox.disconnect'), connection_id: uuid }),
  /** Answered with the `healthCounter`s of the last 14 days. */
  z.strictObject({ type: z.literal('health.read') }),
  /** Answered with the id of the tab that the page stands in, or null: a frame in Firefox cannot ask for it. */
  z.strictObject({ type: z.literal('tab.own') }),
  /** Passed on to the content scripts of the page's own tab. Answered with what they answer, null where nobody does. */
  z.strictObject({ type: z.literal('tab.tell'), message: toContentScript }),
  /** A place in the workspace, as it stands behind its `#/`. */
  z.strictObject({ type: z.literal('tab.open_workspace'), path: z.string() }),
  z.strictObject({ type: z.literal('tab.open_adapter_health') }),
  /** Where a mail is shown. Opened by a person's press, and only in an inbox. */
  z.strictObject({ type: z.literal('tab.open_mail'), place: z.string() }),
]);

/** Background → caller: a value, or an error by its code. */
export const answer = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    ok: z.literal(false),
    error: z.strictObject({
      code: z.string(),
      field: z.nullable(z.string()),
      facts: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  }),
]);

export type FromContentScript = z.infer<typeof fromContentScript>;
export type ToContentScript = z.infer<typeof toContentScript>;
export type ToBackground = z.infer<typeof toBackground>;
export type Answer = z.infer<typeof answer>;
