// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { graphId, idKind, outlookId } from '../../../shared/domain/outlook-ids.ts';
import { pageOf } from '../testing/page-of.ts';
import { readAddress } from './outlook-address.ts';
import { conversationId, itemId, otherItem } from './testing/outlook-page.ts';

const at = (path: string) => readAddress(pageOf('', `https://outlook.office.com${path}`).location);
const encoded = encodeURIComponent;

describe('ids of Outlook', () => {
  it('tells conversations from items, and neither from anything else', () => {
    expect([conversationId, 'AQQkADAwATM0MDAAMS0xMmY0LWQ0Y='].map(idKind)).toEqual([
      'conversation',
      'conversation',
    ]);
    for (const item of [itemId, 'AAkALgAAAAAAHYQDEapmEc2byACqAC', 'AQMkADM1ZmJjNzE0LTk2ZGQtNGE'])
      expect(idKind(item)).toBe('item');
    for (const other of [
      'inbox',
      'AAQk',
      'undefined',
      `${conversationId}"`,
      'FMfcgzQcpKlmnpqrstvwxz',
    ])
      expect(idKind(other)).toBeNull();
  });

  it('are one and the same in both alphabets', () => {
    expect(graphId(itemId)).toBe('AAMkADM1ZmJjNzE0LTk2ZGQtNGE3Zi04ZWE1AAAA-x_ample=');
    expect(outlookId(graphId(itemId))).toBe(itemId);
    expect(outlookId('inbox')).toBeNull();
  });
});

describe('addresses of Outlook', () => {
  it.each([
    [`/mail/inbox/id/${encoded(conversationId)}`],
    [`/mail/id/${encoded(conversationId)}`],
    [`/mail/0/inbox/id/${encoded(conversationId)}`],
    [`/mail/sentitems/id/${encoded(encoded(conversationId))}`],
    [`/mail/${encoded(otherItem)}/id/${encoded(conversationId)}`],
    [`/mail/inbox/id/${graphId(conversationId)}`],
    [`/mail/deeplink/readconv/${graphId(conversationId)}`],
  ])('%s names the conversation', (path) => {
    expect(at(path)).toMatchObject({ conversationId, itemId: null, opensMail: true });
  });

  it.each([
    `/mail/archive/id/${encoded(itemId)}`,
    `/mail/deeplink/read/${graphId(itemId)}?popoutv2=1`,
    `/mail/0/deeplink/read/${encoded(itemId)}`,
    `/mail/deeplink/read?ItemID=${encoded(itemId)}&exvsurl=1`,
  ])('%s names the item', (path) => {
    expect(at(path)).toMatchObject({ conversationId: null, itemId, opensMail: true });
  });

  it('keeps what the query of a read window says beside the path', () => {
    const path = `/mail/deeplink/read/${graphId(itemId)}?ItemID=${encoded(otherItem)}`;
    expect(at(path)).toMatchObject({ itemId, itemInQuery: otherItem, isReadWindow: true });
  });

  it('names the mailbox that was opened explicitly', () => {
    const path = `/mail/Sales@harbour-tools.example/inbox/id/${encoded(conversationId)}`;
    expect(at(path)).toMatchObject({ mailbox: 'sales@harbour-tools.example', conversationId });
    expect(at('/mail/inbox').mailbox).toBeNull();
  });

  it.each([
    ['/mail/inbox', { opensMail: false }],
    [`/mail/${encoded(otherItem)}`, { opensMail: false, itemId: null }],
    ['/mail/search/id/x', { opensMail: true, isSearch: true, itemId: null }],
    ['/mail/inbox/id/%E0%A4%A', { opensMail: true, conversationId: null }],
    [`/mail/compose/${encoded(itemId)}`, { opensMail: false, isCompose: true }],
    ['/mail/deeplink/compose', { opensMail: false, isCompose: true }],
    ['/mail/drafts', { isDrafts: true }],
    ['/people', { isOtherModule: true, opensMail: false }],
    ['/', { isOtherModule: false, opensMail: false }],
  ])('%s', (path, expected) => {
    expect(at(path)).toMatchObject(expected);
  });
});
