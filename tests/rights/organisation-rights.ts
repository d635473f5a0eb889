import { randomUUID } from 'node:crypto';
import { demoMemberId } from '../../supabase/seed/insert-demo.ts';
import { everyone, type RpcRights } from './matrix-words.ts';

const org = (): { op_id: string } => ({ op_id: randomUUID() });
const stranger = (): string => `${randomUUID()}@newcomer.example`;

/** Administrators; another tenant's rep is no administrator either. */
const administrators = {
  ...{ owner: 'TB002', colleague: 'TB002', manager: 'TB002', otherManager: 'TB002' },
  ...{ agent: 'TB002', admin: 'ok', otherOrganisation: 'TB002' },
} as const;
/** Whoever signed in, member or not. */
const anyLogin = { ...everyone, removed: 'ok' } as const;
const noLogin = { service: '42501' } as const;

export const organisationRpcs: Readonly<Record<string, RpcRights>> = {
  my_organisations: { payload: () => ({}), answers: { ...anyLogin, ...noLogin } },
  // With a second organisation a login would have to say which one it means, so nobody gets one here.
  create_organisation: {
    payload: () => ({
      ...org(),
      ...{
        name: 'Lakeside Mills',
        time_zone: 'Nowhere',
        member_name: 'Test',
        language: 'en',
      },
    }),
    answers: Object.fromEntries(Object.keys(anyLogin).map((role) => [role, 'TB004'])),
  },
  // Nobody is let in by a token that is none.
  accept_invitation: {
    payload: () => ({ ...org(), token: 'no-such-token', name: 'Test', language: 'en' }),
    answers: Object.fromEntries(Object.keys(anyLogin).map((role) => [role, 'TB032'])),
  },
  invite_member: {
    payload: () => ({ ...org(), email: stranger(), role: 'rep', team_id: null }),
    answers: administrators,
  },
  revoke_invitation: {
    spends: true,
    payload: ({ invitationId }) => ({ ...org(), invitation_id: invitationId }),
    answers: administrators,
  },
  invitations: { payload: () => ({}), answers: administrators },
  members: { payload: () => ({}), answers: everyone },
  change_member: {
    payload: () => ({
      ...org(),
      member_id: demoMemberId('emma.novak@harbour-tools.example'),
      ...{ role: 'rep', team_id: null, is_data_steward: false },
    }),
    answers: administrators,
  },
  // Somebody who is not there: who may, learns that; who may not learns nothing else either.
  remove_member: {
    payload: () => ({ ...org(), member_id: randomUUID(), customers_to: 'pool' }),
    answers: Object.fromEntries(Object.keys(everyone).map((role) => [role, 'TB001'])),
  },
  save_team: {
    payload: () => ({ ...org(), team_id: null, parent_team_id: null, name: 'New' }),
    answers: administrators,
  },
  remove_team: {
    spends: true,
    payload: ({ emptyTeamId }) => ({ ...org(), team_id: emptyTeamId }),
    answers: administrators,
  },
  settings: { payload: () => ({}), answers: everyone },
  change_settings: { payload: () => ({ ...org(), idle_days: 30 }), answers: administrators },
};
