import { fireEvent, screen } from '@testing-library/react';
import type { CustomerCard } from '../../../../shared/contracts/customers.ts';
import type { InboxSnapshot } from '../../../../shared/contracts/inbox-snapshot.ts';
import type { ReadMessage } from '../../../../shared/domain/read-message.ts';
import { uuidOf } from '../../workspace/testing/render-feature.tsx';
import { LogMail, type LogMailProps } from '../inbox-log-mail.tsx';

export const card: CustomerCard = {
  customer_id: uuidOf(10),
  code: 'CUS20260105001',
  name: 'Acme Packaging Co.',
  short_name: 'Acme',
  status: 'intent',
  tier: 'B',
  industry_code: 'C33',
  customer_type: 'potential',
  region_code: '320500',
  source_channel: null,
  domains: ['acme-packaging.example'],
  to_verify: [],
  owner: { member_id: uuidOf(1), name: 'Zhao Min' },
  relation: 'mine',
  can_log: true,
  created_at: '2026-01-05T02:00:00Z',
  last_follow_up_at: null,
  next_reminder: null,
  contacts: [
    {
      contact_id: uuidOf(30),
      name: '<img src=x onerror=alert(1)>',
      title: null,
      is_primary: true,
      addresses: ['wang.fang@acme-packaging.example'],
      phones: [],
      wechat: null,
      has_left: false,
    },
  ],
  timeline: [],
};

export const message: ReadMessage = {
  id: '18c1',
  from: { email: 'wang.fang@acme-packaging.example', name: 'Wang Fang' },
  to: [{ email: 'zhao.min@harbour-tools.example', name: 'Zhao Min' }],
  cc: [],
  sentAt: '2026-11-20T01:10:00.000Z',
  dateProblem: null,
  text: 'Please send the quote.',
  cut: '-- \nWang Fang, Purchasing',
  originalText: 'Please send the quote.\n-- \nWang Fang, Purchasing',
  signature: null,
  kind: 'human',
  mailKind: 'human',
  complete: true,
};

export const snapshot: InboxSnapshot = {
  surface: 'gmail',
  host: 'mail.google.com',
  account: 'zhao.min@harbour-tools.example',
  ownAddresses: ['zhao.min@harbour-tools.example'],
  view: 'thread',
  pageLanguage: 'en',
  url: 'https://mail.google.com/mail/u/0/#inbox/18c0',
  thread: { id: '18c0', legacyId: null, conversationId: null, subject: 'Re: Q2 quote' },
  messages: [],
  rows: [],
  composes: [],
  event: null,
  provenance: {},
  health: {
    account: 'ok',
    thread: 'ok',
    messages: 'ok',
    sender: 'ok',
    rows: 'idle',
    compose: 'idle',
    event: 'idle',
  },
};

export const result = {
  mail_id: uuidOf(50),
  follow_ups: [{ follow_up_id: uuidOf(51), customer_id: card.customer_id, created: true }],
  reminder_id: uuidOf(52),
  undo_until: '2026-11-20T02:10:00Z',
};

/** The form as the sidebar mounts it, with what a test changes. */
export function logMail(props: Partial<LogMailProps> = {}) {
  return (
    <LogMail
      kind="mail"
      snapshot={snapshot}
      messages={[message]}
      card={card}
      logged={[]}
      messageIds={{}}
      refused={null}
      onKept={() => undefined}
      onCancel={() => undefined}
      {...props}
    />
  );
}

export const form = () => screen.findByRole('form', { name: 'Log for Acme Packaging Co.' });
export const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));
export const save = () => fireEvent.click(screen.getByRole('button', { name: /^Save/ }));
