// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { OperationResult } from '../../../shared/contracts/operations.ts';
import { cleanUpAfterEach, renderFeature, uuidOf } from '../workspace/testing/render-feature.tsx';
import { ConnectedMailboxes } from './connected-mailboxes.tsx';

cleanUpAfterEach();

type Connection = OperationResult<'myConnections'>['connections'][number];

const connection: Connection = {
  ...{ connection_id: uuidOf(1), provider: 'google', address: 'zhao.min@harbour-tools.example' },
  ...{ rule: 'known_contacts', import_days: 90, state: 'connected', problem: null },
  ...{ last_synced_at: '2026-11-20T01:30:00Z', importing: false },
};

const show = (given: readonly Partial<Connection>[], language: 'en' | 'zh-CN' = 'en') =>
  renderFeature(<ConnectedMailboxes timeZone="Asia/Shanghai" />, {
    language,
    crm: {
      myConnections: async () => ({
        connections: given.map((one, index) => ({
          ...connection,
          ...{ connection_id: uuidOf(index + 1), ...one },
        })),
      }),
    },
  });

test('a member sees the address, when it was last looked at, and what is logged', async () => {
  show([{}]);
  expect(await screen.findByText('zhao.min@harbour-tools.example')).toBeTruthy();
  expect(screen.getByText(/^Connected\. Last looked at .*9:30\.$/)).toBeTruthy();
  expect(screen.getByText('Mail with known contacts is logged.')).toBeTruthy();
});

test('without a connection it is said that the mailbox is not read', async () => {
  show([], 'zh-CN');
  expect(await screen.findByText(/不访问你的邮箱/)).toBeTruthy();
});

test.each([
  [{ importing: true }, /Earlier mail is being read/],
  [{ last_synced_at: null }, /Not looked at yet/],
  [{ state: 'failing', problem: 'reconnect' }, /has to be connected again/],
  [{ problem: 'too_fast' }, /asks for a pause/],
  [{ state: 'revoked' }, /What was logged stays/],
] satisfies [Partial<Connection>, RegExp][])(
  'the state %j is told in words',
  async (given, words) => {
    show([given]);
    expect(await screen.findByText(words)).toBeTruthy();
  },
);
