// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { AddedLocator } from '../../../shared/contracts/added-locators.ts';
import {
  account,
  conversationId,
  inbox,
  juergen,
  message,
  otherConversation,
  own,
  pane,
  read,
  row,
  subject,
} from './testing/outlook-page.ts';

const added = (
  slot: AddedLocator['slot'],
  selector: string,
  attribute: string | null = null,
): AddedLocator => ({ surface: 'outlook', slot, selector, attribute });

/** A page after a rebuild: nothing is where it was. */
const rebuilt = `<header><b data-who="${own}"></b></header><nav>
    <i data-thread="${conversationId}">A</i><i data-thread="${otherConversation}">B</i></nav>
  <div role="main"><h2>${subject}</h2>
    <section><u>${juergen}</u><s>${juergen}</s><em>Sun 11/22/2026 11:30 PM</em><div role="document">Guten Tag</div></section>
    <section><u>Li&lt;li@acme.example&gt;</u><div role="document">Hello</div></section></div>`;

describe('Outlook, selectors that an organisation added', () => {
  it('find what nothing else finds', () => {
    const snapshot = read(rebuilt, 'https://outlook.office.com/mail/0/', [
      added('account', 'header b', 'data-who'),
      added('rows', 'nav i', 'data-thread'),
      added('thread', 'nav i', 'data-thread'),
      added('messages', 'main section, [role=main] section'),
      added('subject', 'h2'),
      added('sender', 'u'),
      added('recipients', 's'),
      added('date', 'em'),
    ]);
    expect(snapshot).toMatchObject({
      account: own,
      thread: { id: conversationId, subject },
      rows: [{ threadId: conversationId }, { threadId: otherConversation }],
      messages: [
        {
          from: { email: 'juergen.mueller@nordlicht.example' },
          to: [{ email: 'juergen.mueller@nordlicht.example' }],
          dateRaw: 'Sun 11/22/2026 11:30 PM',
          html: 'Guten Tag',
          complete: false,
        },
        { from: { email: 'li@acme.example' }, html: 'Hello' },
      ],
    });
    expect(snapshot.health).toMatchObject({
      account: 'degraded',
      thread: 'degraded',
      rows: 'degraded',
    });
  });

  it('are asked last', () => {
    const page = `${account}${row()}${pane(message())}<b data-x="evil@attacker.example">Evil</b>`;
    const all = [
      'account',
      'thread',
      'subject',
      'messages',
      'sender',
      'recipients',
      'date',
    ] as const;
    const locators = all.map((slot) => added(slot, 'b', 'data-x'));
    const { provenance: _, ...known } = read(page, inbox);
    const { provenance, ...snapshot } = read(page, inbox, locators);
    expect(snapshot).toEqual(known);
    expect(Object.values(provenance).map(({ selector }) => selector)).not.toContain('b');
  });

  it('of other surfaces are none of this one’s', () => {
    const foreign = { ...added('subject', 'h2'), surface: 'gmail' as const };
    expect(read(rebuilt, inbox, [foreign]).thread?.subject ?? null).toBeNull();
  });
});
