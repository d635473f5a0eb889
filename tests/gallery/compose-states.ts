import type { SentMail } from '../../shared/contracts/compose-messages.ts';
import type {
  InboxSnapshot,
  Person,
  SnapshotCompose,
} from '../../shared/contracts/inbox-snapshot.ts';
import { candidate, ids, matchBy } from './answers.ts';
import type { GalleryState, GalleryStep } from './gallery-ports.ts';
import { emptyPage, liLei, mailFrom, wangFang } from './snapshots.ts';

const see = (selector: string): GalleryStep => ({ see: selector });
const known = mailFrom(wangFang, liLei);
const person = (email: string, name: string): Person => ({ email, name });

const newMail: SnapshotCompose = {
  ...{ key: 'editor-1', kind: 'new', placement: 'window', draftId: null, threadId: null },
  ...{ localThreadId: null, to: [wangFang], cc: [], bcc: [], subject: 'Samples for line 2' },
};
const reply: SnapshotCompose = {
  ...{ ...newMail, kind: 'reply', placement: 'inline', cc: [liLei], subject: 'Re: Q2 quote' },
};
/** One of each standing, and names that are longer than a line. */
const crowd: SnapshotCompose = {
  ...newMail,
  to: [
    wangFang,
    person('karl@praezision.example', 'Prof. Dr.-Ing. Karl-Theodor Graf von und zu Donaueschingen'),
    person('procurement@joint-sourcing.example', 'Joint Sourcing'),
  ],
  cc: [
    person('tom.becker@atlas-fasteners.example', 'Tom Becker'),
    person('he.lin@baiqiao-trading.example', '何琳'),
    person('maria.rossi@fonderia-aurora.example', 'Maria Rossi'),
  ],
};
const hidden = { customer_id: null, customer_name: null } as const;
const eachStanding = matchBy(
  [candidate({})],
  [candidate({ customer_id: ids.long })],
  [candidate({}), candidate({ customer_id: ids.yunfan })],
  [candidate({ ...hidden, relation: 'colleague', reason: 'domain', owner_name: 'Liu Yang' })],
  [candidate({ relation: 'pool', customer_name: '杭州白**有限公司', owner_name: null })],
  [],
);

const writing = (compose: SnapshotCompose, beside: InboxSnapshot = known): InboxSnapshot => ({
  ...beside,
  composes: [compose],
});
const line = '[data-recipients] li button';

const ticked = { 'log-on-send/gmail/zhao.min@harbour-tools.example': 'on' };
const sent: SentMail = {
  ...{
    sendId: ids.acme,
    state: 'sent',
    at: '2026-11-20T01:59:00.000Z',
    html: '<p>Here it is.</p>',
  },
  ...{ account: known.account, complete: true, messageId: null, threadId: null, compose: newMail },
};
const bound = { messageId: '18c2f0a1b2c3d4ff', threadId: '18c2f0a1b2c3d4ff' } as const;
const told = see('[data-log-on-send] [role=status]:not(:empty)');
const logged: GalleryState['crm'] = {
  logInteraction: async () => ({
    ...{ mail_id: null, follow_ups: [], reminder_id: null },
    undo_until: '2026-11-20T02:10:00Z',
  }),
};

/** While a mail is written: whom it goes to, and whether it is logged when it is sent. */
export const composeStates = {
  'compose-reply': { snapshot: writing(reply), steps: [see(line)] },
  'compose-new': { snapshot: writing(newMail, emptyPage), steps: [see(line)] },
  'compose-crowd': {
    snapshot: writing(crowd, emptyPage),
    crm: { matchPeople: eachStanding },
    steps: [see(line), { click: '[data-recipients] > button' }],
  },
  'compose-offline': {
    snapshot: writing(newMail, emptyPage),
    fails: { matchPeople: 'TC001' },
    steps: [see('main [role=alert]')],
  },
  'log-on-send-ticked': { snapshot: writing(reply), drafts: ticked, steps: [see('input:checked')] },
  'log-on-send-waiting': {
    snapshot: writing(reply),
    drafts: ticked,
    sent: [sent],
    steps: [told],
  },
  'log-on-send-logged': {
    snapshot: writing(newMail),
    crm: logged,
    drafts: ticked,
    sent: [sent, { ...sent, ...bound, state: 'bound' }],
    steps: [told],
  },
  'log-on-send-nobody': {
    snapshot: writing(newMail, emptyPage),
    crm: { matchPeople: matchBy() },
    drafts: ticked,
    sent: [sent, { ...sent, ...bound, state: 'bound' }],
    steps: [told],
  },
  'log-on-send-refused': {
    snapshot: writing(newMail, emptyPage),
    fails: { logInteraction: 'TC005' },
    drafts: ticked,
    sent: [sent, { ...sent, ...bound, state: 'bound' }],
    steps: [see('[data-log-on-send] [role=alert]')],
  },
} as const satisfies Readonly<Record<string, GalleryState>>;
