import { randomUUID } from 'node:crypto';
import { everyone, type RpcRights } from './matrix-words.ts';

const serviceAlone = (answer: string): RpcRights['answers'] => ({
  ...{
    owner: '42501',
    colleague: '42501',
    manager: '42501',
    otherManager: '42501',
    agent: '42501',
  },
  ...{ admin: '42501', otherOrganisation: '42501', removed: '42501', service: answer },
});

const nobody = () => ({ user_id: randomUUID(), connection_id: randomUUID() });

/** Of a worker whose lease ran out. */
const lease = () => ({ org_id: randomUUID(), job_id: 1, lease: randomUUID() });

/** What edge functions call with the service's key. For a login that is no member's, most of it refuses the service as well. */
export const connectionRpcs: Readonly<Record<string, RpcRights>> = {
  my_connections: { payload: () => ({}), answers: everyone },
  // Managers and administrators have no more to do with a member's mailbox than anybody else.
  change_connection: {
    payload: ({ connectionId }) => ({
      ...{ op_id: randomUUID(), connection_id: connectionId, rule: 'off', import_days: 30 },
    }),
    answers: {
      ...{ owner: 'ok', colleague: 'TB001', manager: 'TB001', otherManager: 'TB001' },
      ...{ agent: 'TB001', admin: 'TB001', otherOrganisation: 'TB001' },
    },
  },
  pause_connection: {
    payload: ({ connectionId }) => ({
      ...{ op_id: randomUUID(), connection_id: connectionId, paused: true },
    }),
    answers: {
      ...{ owner: 'ok', colleague: 'TB001', manager: 'TB001', otherManager: 'TB001' },
      ...{ agent: 'TB001', admin: 'TB001', otherOrganisation: 'TB001' },
    },
  },
  start_connecting: {
    payload: () => ({
      ...{ ...nobody(), provider: 'google', kind: 'mail', state: 'state', verifier: 'verifier' },
    }),
    answers: serviceAlone('TB003'),
  },
  take_connect_attempt: {
    payload: () => ({ state: randomUUID() }),
    answers: serviceAlone('ok'),
  },
  save_connection: {
    payload: () => ({
      ...{ org_id: randomUUID(), member_id: randomUUID(), provider: 'google', kind: 'mail' },
      ...{ address: `${randomUUID()}@harbour-tools.example`, scopes: [], refresh_token: 'token' },
    }),
    answers: serviceAlone('ok'),
  },
  own_connection_secret: { payload: nobody, answers: serviceAlone('TB003') },
  claim_mailbox: { payload: () => ({ lease_seconds: 60 }), answers: serviceAlone('ok') },
  keep_access_token: { payload: lease, answers: serviceAlone('TB040') },
  people_to_import: { payload: lease, answers: serviceAlone('TB040') },
  take_back_labelled: { payload: lease, answers: serviceAlone('TB040') },
  keep_imported_people: { payload: lease, answers: serviceAlone('TB040') },
  log_found_mails: { payload: lease, answers: serviceAlone('TB040') },
  plan_found_meetings: { payload: lease, answers: serviceAlone('TB040') },
  end_calendar_run: { payload: lease, answers: serviceAlone('TB040') },
  keep_sync_cursor: { payload: lease, answers: serviceAlone('TB040') },
  mail_subscription: { payload: lease, answers: serviceAlone('TB040') },
  keep_mail_subscription: { payload: lease, answers: serviceAlone('TB040') },
  hear_of_mail: { payload: () => ({ items: [] }), answers: serviceAlone('ok') },
  hear_of_gmail: { payload: () => ({ addresses: [] }), answers: serviceAlone('ok') },
  release_mailbox: { payload: lease, answers: serviceAlone('TB040') },
  end_connection: { payload: nobody, answers: serviceAlone('TB003') },
};
