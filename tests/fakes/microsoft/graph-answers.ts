import * as z from 'zod/mini';

/**
 * What Graph's metadata (v1.0) knows of what this fake answers, strict: a property that Microsoft has not is an error of the
 * fake. Names and types: https://learn.microsoft.com/en-us/graph/api/resources/message and .../mailfolder
 */
const instant = z.iso.datetime();
const person = z.strictObject({
  emailAddress: z.strictObject({ name: z.string(), address: z.string() }),
});
const body = z.strictObject({ contentType: z.enum(['text', 'html']), content: z.string() });
const message = z.strictObject({
  '@odata.type': z.optional(z.literal('#microsoft.graph.eventMessageRequest')),
  id: z.string().check(z.regex(/^[A-Za-z0-9_=-]{20,}$/)),
  conversationId: z.optional(z.string()),
  parentFolderId: z.optional(z.string()),
  isDraft: z.optional(z.boolean()),
  isRead: z.optional(z.boolean()),
  subject: z.optional(z.nullable(z.string())),
  internetMessageId: z.optional(z.string()),
  receivedDateTime: z.optional(instant),
  sentDateTime: z.optional(instant),
  createdDateTime: z.optional(instant),
  lastModifiedDateTime: z.optional(instant),
  from: z.optional(person),
  sender: z.optional(person),
  toRecipients: z.optional(z.array(person)),
  ccRecipients: z.optional(z.array(person)),
  bccRecipients: z.optional(z.array(person)),
  replyTo: z.optional(z.array(person)),
  categories: z.optional(z.array(z.string())),
  hasAttachments: z.optional(z.boolean()),
  importance: z.optional(z.enum(['low', 'normal', 'high'])),
  inferenceClassification: z.optional(z.enum(['focused', 'other'])),
  bodyPreview: z.optional(z.string().check(z.maxLength(255))),
  body: z.optional(body),
  uniqueBody: z.optional(body),
  internetMessageHeaders: z.optional(
    z.array(z.strictObject({ name: z.string(), value: z.string() })),
  ),
  webLink: z.optional(z.url()),
  singleValueExtendedProperties: z.optional(
    z.array(z.strictObject({ id: z.string(), value: z.string() })),
  ),
});
const removed = z.strictObject({
  id: z.string(),
  '@removed': z.strictObject({ reason: z.enum(['changed', 'deleted']) }),
});
const folder = z.strictObject({
  ...{ id: z.string(), displayName: z.string(), parentFolderId: z.string() },
  childFolderCount: z.int(),
});
const user = z.strictObject({ id: z.string(), mail: z.string(), userPrincipalName: z.string() });
/** Exactly one of the two links, while a delta lasts and at its end. */
const deltaOf = <T extends z.ZodMiniType>(entry: T) =>
  z.union([
    z.strictObject({ value: z.array(entry), '@odata.nextLink': z.url() }),
    z.strictObject({ value: z.array(entry), '@odata.deltaLink': z.url() }),
  ]);
/** https://learn.microsoft.com/en-us/graph/api/resources/event */
const moment = z.strictObject({ dateTime: z.string(), timeZone: z.string() });
const guest = z.strictObject({
  emailAddress: z.strictObject({ name: z.optional(z.string()), address: z.string() }),
  type: z.optional(z.enum(['required', 'optional', 'resource'])),
  status: z.optional(z.strictObject({ response: z.string(), time: z.optional(z.string()) })),
});
const event = z.strictObject({
  ...{ id: z.string(), start: moment, end: moment },
  type: z.enum(['singleInstance', 'seriesMaster', 'occurrence', 'exception']),
  seriesMasterId: z.optional(z.string()),
  iCalUId: z.optional(z.string()),
  originalStart: z.optional(instant),
  subject: z.optional(z.nullable(z.string())),
  isAllDay: z.optional(z.boolean()),
  isCancelled: z.optional(z.boolean()),
  sensitivity: z.optional(z.enum(['normal', 'personal', 'private', 'confidential'])),
  location: z.optional(z.strictObject({ displayName: z.string() })),
  organizer: z.optional(guest),
  attendees: z.optional(z.array(guest)),
  responseStatus: z.optional(z.strictObject({ response: z.string() })),
  recurrence: z.optional(z.nullable(z.looseObject({}))),
});
const refused = z.strictObject({
  error: z.strictObject({
    ...{ code: z.string(), message: z.string() },
    innerError: z.strictObject({ date: z.string(), 'request-id': z.string() }),
  }),
});

const subscription = z.strictObject({
  ...{ id: z.uuid(), resource: z.string(), changeType: z.string() },
  ...{ notificationUrl: z.url(), lifecycleNotificationUrl: z.url(), expirationDateTime: instant },
  // Told to whoever made it, and never in a list.
  clientState: z.nullable(z.string().check(z.maxLength(128))),
});

const answers: readonly (readonly [RegExp, z.ZodMiniType])[] = [
  [/^me$/, user],
  [
    /^me\/mailFolders(?:\/[^/]+\/childFolders)?$/,
    z.strictObject({ value: z.array(folder), '@odata.nextLink': z.optional(z.url()) }),
  ],
  [/^me\/mailFolders\/[^/]+\/messages\/delta$/, deltaOf(z.union([message, removed]))],
  [/^me\/mailFolders\/[^/]+$/, folder],
  [
    /^me\/(?:mailFolders\/[^/]+\/)?messages$/,
    z.strictObject({ value: z.array(message), '@odata.nextLink': z.optional(z.url()) }),
  ],
  [/^me\/messages\/[^/]+$/, message],
  [/^me\/calendarView\/delta$/, deltaOf(z.union([event, removed]))],
  [
    /^me\/calendarView$/,
    z.strictObject({ value: z.array(event), '@odata.nextLink': z.optional(z.url()) }),
  ],
  [/^me\/events\/[^/]+$/, event],
  [/^subscriptions$/, z.union([subscription, z.strictObject({ value: z.array(subscription) })])],
  [/^subscriptions\/[^/]+$/, subscription],
];

/** Hands an answer on; throws where Graph could not have given it, so that the caller's connection breaks. */
export async function checkAnswer(path: string, answer: Response): Promise<Response> {
  if (answer.status === 204) return answer;
  const body: unknown = await answer.clone().json();
  if (!answer.ok) refused.parse(body);
  else answers.find(([at]) => at.test(path))?.[1].parse(body);
  return answer;
}
