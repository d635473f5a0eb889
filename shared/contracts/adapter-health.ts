import * as z from 'zod/mini';
import { capability, health, inboxSnapshot, provenance, surface } from './inbox-snapshot.ts';
import { instant } from './scalars.ts';

/**
 * How well mail pages are read. All of it stays on this machine, and none of it holds a word, an address or an id of a
 * page: names of our own selectors, states, numbers, and names of tags and attributes.
 */
const count = z.int().check(z.gte(0));
/** Id of one of our locators, or `added-<slot>` for one of the organisation. */
const locatorId = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,40}$/));
const pageLanguage = z.nullable(z.string().check(z.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?$/)));
const { tier } = provenance.shape;

/** One capability in a state that it was not in before. */
export const healthNote = z.strictObject({
  capability,
  state: health,
  /** What it was found by; null where nothing was found. */
  found: z.nullable(z.strictObject({ tier, locator: locatorId })),
});

export const healthNotes = z.strictObject({
  page_language: pageLanguage,
  notes: z.array(healthNote).check(z.maxLength(20)),
});

/** How often a capability came into a state, on one day. */
export const healthCounter = z.strictObject({
  /** Day in UTC, `YYYY-MM-DD`. */
  day: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
  host: z.string().check(z.maxLength(100)),
  page_language: pageLanguage,
  /** Version of the extension. */
  version: z.string().check(z.maxLength(40)),
  ...healthNote.shape,
  count,
  last_at: instant,
});

const names = z.record(z.string().check(z.maxLength(60)), count);

/** What "Check this tab" finds: structure and no content. */
export const pageReport = z.strictObject({
  version: z.string().check(z.maxLength(40)),
  surface,
  host: z.string().check(z.maxLength(100)),
  page_language: pageLanguage,
  view: inboxSnapshot.shape.view,
  health: z.record(capability, health),
  /** Field of the snapshot, list places as `*`, and what it was found by. */
  found: z.record(z.string(), z.strictObject({ tier, locator: locatorId, count })),
  messages: count,
  rows: count,
  composes: count,
  /** Selectors that the organisation added, and how many of them no browser understands. */
  added: z.strictObject({ known: count, invalid: count }),
  /** Each of our locators and how much of the page it matches. */
  locators: z.record(locatorId, count),
  elements: count,
  tags: names,
  attributes: names,
  roles: names,
  /** Tags, names of attributes and roles as they are nested where the mail is. */
  outline: z.array(z.string().check(z.maxLength(400))).check(z.maxLength(400)),
});

export type HealthNote = z.infer<typeof healthNote>;
export type HealthNotes = z.infer<typeof healthNotes>;
export type HealthCounter = z.infer<typeof healthCounter>;
export type PageReport = z.infer<typeof pageReport>;
