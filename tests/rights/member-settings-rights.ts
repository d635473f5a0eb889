import { randomUUID } from 'node:crypto';
import { all, everyone, ownerOnly, type RpcRights, type TableRights } from './matrix-words.ts';

/** What somebody chose for themselves is nobody else's to read, managers and administrators included. */
export const memberSettingsTables: Readonly<Record<string, TableRights>> = {
  member_settings: { read: ownerOnly, service: all },
};

export const memberSettingsRpcs: Readonly<Record<string, RpcRights>> = {
  member_settings: { payload: () => ({}), answers: everyone },
  change_member_settings: {
    payload: () => ({ op_id: randomUUID(), muted_kinds: ['recycling'], quiet: null }),
    answers: everyone,
  },
};
