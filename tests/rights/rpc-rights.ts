import { randomUUID } from 'node:crypto';
import { namedCustomerIds } from '../../supabase/seed/demo-customers.ts';
import { demoManager } from '../../supabase/seed/demo-organisation.ts';
import { demoMemberId, demoTeamId } from '../../supabase/seed/insert-demo.ts';
import { logPayload, mailPayload } from '../../supabase/tests/call-operation.ts';
import { administrationRpcs } from './administration-rights.ts';
import { connectionRpcs } from './connection-rights.ts';
import { customerFileRpcs } from './customer-file-rights.ts';
import { dailyMailRpcs } from './daily-mail-rights.ts';
import { decisionRpcs } from './decision-rights.ts';
import {
  answersCustomerReaders,
  customerWorkers,
  everyone,
  type RpcRights,
  reminderKeepers,
} from './matrix-words.ts';
import { meetingRpcs } from './meeting-rights.ts';
import { memberSettingsRpcs } from './member-settings-rights.ts';
import { organisationRpcs } from './organisation-rights.ts';
import { pageLocatorRpcs } from './page-locator-rights.ts';
import { poolRpcs } from './pool-rights.ts';
import { summaryRpcs } from './summary-rights.ts';
import { timelineRpcs } from './timeline-rights.ts';

const { acme } = namedCustomerIds;
const soon = (): string => new Date(Date.now() + 3_600_000).toISOString();
const unique = (): string => randomUUID().slice(0, 8);

const period = { from: '2026-11-01', to: '2026-11-30' };

export const rpcRights: Readonly<Record<string, RpcRights>> = {
  ...memberSettingsRpcs,
  ...dailyMailRpcs,
  ...administrationRpcs,
  ...organisationRpcs,
  ...customerFileRpcs,
  ...poolRpcs,
  ...decisionRpcs,
  ...connectionRpcs,
  ...meetingRpcs,
  ...pageLocatorRpcs,
  ...timelineRpcs,
  ...summaryRpcs,
  who_am_i: { payload: () => ({}), answers: everyone },
  digest_keys: { payload: () => ({}), answers: everyone },
  dictionaries: { payload: () => ({}), answers: everyone },
  set_language: { payload: () => ({ op_id: randomUUID(), language: 'en' }), answers: everyone },
  visible_teams: { payload: () => ({}), answers: everyone },
  match_people: {
    payload: () => ({ key_version: 1, people: [], thread: null, mail_keys: [], customer_id: acme }),
    answers: answersCustomerReaders,
  },
  customer_card: { payload: () => ({ customer_id: acme }), answers: answersCustomerReaders },
  timeline: {
    payload: () => ({ customer_id: acme, before: null, limit: 20 }),
    answers: answersCustomerReaders,
  },
  owner_choices: { payload: () => ({}), answers: everyone },
  owner_history: { payload: () => ({ customer_id: acme }), answers: answersCustomerReaders },
  search_customers: { payload: () => ({ text: 'a' }), answers: everyone },
  find_duplicates: {
    payload: () => ({ name: 'Acme', addresses: [], domains: [], phones: [] }),
    answers: everyone,
  },
  create_customer: {
    payload: () => ({
      ...{ op_id: randomUUID(), name: `${unique()} ${unique()}`, short_name: null },
      ...{ industry_code: 'C34', customer_type: 'potential', region_code: 'DE' },
      ...{ source_channel: null, domains: [], to_verify: [], remark: null },
      ...{ contact: null, accept_duplicates: true },
    }),
    // Service reads all customers and creates none.
    answers: { ...everyone, agent: 'TB002' },
  },
  add_contact: {
    payload: () => ({
      ...{ op_id: randomUUID(), customer_id: acme },
      contact: { name: 'New', title: null, addresses: [], phones: [], wechat: null },
    }),
    answers: customerWorkers,
  },
  log_interaction: {
    payload: () => logPayload(acme, mailPayload('rights')),
    answers: customerWorkers,
  },
  // Each item is judged by itself: who may not log gets an answer that says so.
  log_interactions: {
    payload: () => ({ items: [logPayload(acme, mailPayload('batch'))] }),
    answers: everyone,
  },
  undo_interaction: {
    spends: true,
    payload: ({ opId }) => ({ op_id: randomUUID(), target_op_id: opId }),
    answers: {
      ...{ owner: 'ok', colleague: 'TB001', manager: 'TB001', otherManager: 'TB001' },
      ...{ agent: 'TB001', admin: 'TB001', otherOrganisation: 'TB001' },
    },
  },
  today: { payload: () => ({}), answers: everyone },
  complete_reminder: {
    spends: true,
    payload: ({ reminderId }) => ({ op_id: randomUUID(), reminder_id: reminderId }),
    answers: reminderKeepers,
  },
  snooze_reminder: {
    spends: true,
    payload: ({ reminderId }) => ({ op_id: randomUUID(), reminder_id: reminderId, until: soon() }),
    answers: reminderKeepers,
  },
  reminder_takers: {
    payload: ({ reminderId }) => ({ reminder_id: reminderId }),
    answers: reminderKeepers,
  },
  reassign_reminder: {
    spends: true,
    payload: ({ reminderId }) => ({
      ...{ op_id: randomUUID(), reminder_id: reminderId, member_id: demoMemberId(demoManager) },
    }),
    answers: reminderKeepers,
  },
  claim_deliveries: {
    payload: ({ deviceId }) => ({ device_id: deviceId }),
    answers: {
      ...{ owner: 'ok', colleague: 'TB001', manager: 'TB001', otherManager: 'TB001' },
      ...{ agent: 'TB001', admin: 'TB001', otherOrganisation: 'TB001' },
    },
  },
  // Answers whether it was this device; to anybody else it never is.
  acknowledge_delivery: {
    payload: ({ deviceId, reminderId }) => ({
      ...{ device_id: deviceId, reminder_id: reminderId, due_version: 1 },
    }),
    answers: everyone,
  },
  summary: {
    payload: () => ({ ...period, team_id: demoTeamId('east') }),
    // A rep has their own figures in their own team; other teams are nobody's business, other tenants' do not exist.
    answers: {
      ...{ owner: 'ok', collaborator: 'ok', manager: 'ok', admin: 'ok' },
      ...{ colleague: 'TB002', otherManager: 'TB002', agent: 'TB002', otherOrganisation: 'TB001' },
    },
  },
  summary_rows: {
    payload: () => ({
      ...{ figure: 'follow_ups', ...period, team_id: demoTeamId('east') },
      ...{ member_id: null, day: null, cursor: null },
    }),
    answers: {
      ...{ owner: 'ok', collaborator: 'ok', manager: 'ok', admin: 'ok' },
      ...{ colleague: 'TB002', otherManager: 'TB002', agent: 'TB002', otherOrganisation: 'TB001' },
    },
  },
  tick: {
    payload: () => ({}),
    answers: {
      ...{ owner: '42501', colleague: '42501', manager: '42501', otherManager: '42501' },
      ...{
        agent: '42501',
        admin: '42501',
        otherOrganisation: '42501',
        removed: '42501',
        service: 'ok',
      },
    },
  },
};
