import { randomUUID } from 'node:crypto';
import { all, everyone, ownerOnly, type RpcRights, type TableRights } from './matrix-words.ts';

/** Whether somebody reads their mail is nobody else's to know; the queue is the worker's alone. */
export const dailyMailTables: Readonly<Record<string, TableRights>> = {
  daily_mail_settings: { read: ownerOnly, service: all },
  daily_mails: { read: ['service'], refused: true, service: all },
};

const serviceAlone = (answer: string): RpcRights['answers'] => ({
  ...{ owner: '42501', colleague: '42501', manager: '42501', otherManager: '42501' },
  ...{ agent: '42501', admin: '42501', otherOrganisation: '42501', removed: '42501' },
  service: answer,
});

export const dailyMailRpcs: Readonly<Record<string, RpcRights>> = {
  daily_mail_settings: { payload: () => ({}), answers: everyone },
  change_daily_mail_settings: {
    payload: () => ({ op_id: randomUUID(), wanted: 'overdue', time_zone: 'Asia/Shanghai' }),
    answers: everyone,
  },
  claim_daily_mail: {
    payload: () => ({ lease_seconds: 60, now: '2020-01-01T20:00:00Z' }),
    answers: serviceAlone('ok'),
  },
  settle_daily_mail: {
    payload: () => ({
      ...{ org_id: randomUUID(), daily_mail_id: randomUUID(), lease: randomUUID() },
      outcome: 'sent',
    }),
    answers: serviceAlone('TB040'),
  },
  stop_daily_mail: { payload: () => ({ token: 'unknown' }), answers: serviceAlone('ok') },
};
