import { describe, expect, it } from 'vitest';
import type { InboxSnapshot, SnapshotMessage } from '../contracts/inbox-snapshot.ts';
import { idSpace, immutableIdSpace, isProviderId, withMessageNames } from './message-name.ts';

const message = (changes: Partial<SnapshotMessage> = {}): SnapshotMessage => ({
  id: null,
  from: { email: 'juergen.mueller@nordlicht.example', name: 'Jürgen Müller' },
  to: [],
  cc: [],
  dateRaw: 'Sun 11/22/2026 11:30 PM',
  html: null,
  expanded: true,
  complete: true,
  ...changes,
});

const conversation = (...messages: SnapshotMessage[]): InboxSnapshot => ({
  surface: 'outlook',
  host: 'outlook.office.com',
  account: 'zhao.min@harbour-tools.example',
  ownAddresses: [],
  view: 'thread',
  pageLanguage: 'en',
  url: 'https://outlook.office.com/mail/inbox/id/AAQk1',
  thread: { id: 'AAQk1', legacyId: null, conversationId: 'AAQk1', subject: null },
  messages,
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
});

const idsOf = (snapshot: InboxSnapshot) => withMessageNames(snapshot).messages.map(({ id }) => id);

describe('withMessageNames', () => {
  it('gives a message of a conversation the same name whenever it is opened again', () => {
    const [first] = idsOf(conversation(message()));
    const [again] = idsOf(conversation(message({ html: '<p>later</p>', expanded: false })));
    expect(first).toBe(again);
    expect(first).not.toBeNull();
  });

  it('names no message whose sender or time is unknown, or that has a twin in its minute', () => {
    expect(idsOf(conversation(message({ from: null }), message({ dateRaw: null })))).toEqual([
      null,
      null,
    ]);
    expect(idsOf(conversation(message(), message()))).toEqual([null, null]);
  });

  it('keeps the provider’s own ids, and Gmail’s as they are', () => {
    expect(idsOf(conversation(message({ id: 'AAMk7' })))).toEqual(['AAMk7']);
    expect(idsOf({ ...conversation(message()), surface: 'gmail' })).toEqual([null]);
  });

  it('keeps names of ours apart from the provider’s ids, so that both may be one mail', () => {
    const [name = ''] = idsOf(conversation(message()));
    expect(isProviderId(name ?? '')).toBe(false);
    expect(idSpace(name ?? '', 'box')).not.toBe(idSpace('AAMk7', 'box'));
  });

  it('keeps ids that stay apart from those that a move changes: one mail has both', () => {
    expect(idSpace('AAkALgAAAAAA', 'box')).not.toBe(idSpace('AAMk7', 'box'));
    expect(idSpace('AAkALgAAAAAA', 'box')).toBe(immutableIdSpace('box'));
    expect(idSpace('19a0f3c2d1e0b4a5', 'box')).toBe('box');
  });
});
