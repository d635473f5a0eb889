// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { pageOf } from '../testing/page-of.ts';
import { readAddress } from './gmail-address.ts';

const at = (rest: string) =>
  readAddress(pageOf('', `https://mail.google.com/mail/${rest}`).location);
const token = 'FMfcgzQcpnLKZbBdQwXkRvTjNhMsPlGf';

describe('the address of a Gmail page', () => {
  it.each([
    `u/0/#inbox/${token}`,
    `u/1/#search/from%3Awang/${token}`,
    `u/0/#label/Customers/${token}?compose=new`,
    'u/0/#all/16f438e906b36dac',
    'u/0/popout?ver=1&search=inbox&th=%23thread-f%3A1654009536642772396&cvid=1',
    'u/0/popout?ver=1&th=%23thread-a%3Ar95077152518394753',
  ])('names a thread at %s', (rest) => {
    expect(at(rest).namesThread).toBe(true);
  });

  it.each([
    'u/0/#inbox',
    'u/0/#search/bcdfghjklmnpqrstvwxz',
    'u/0/#label/KeyCustomersInSouthernGermany',
    'u/0/#inbox/p2',
    'u/0/#inbox?compose=new',
    'u/0/?th=undefined',
  ])('names none at %s', (rest) => {
    expect(at(rest).namesThread).toBe(false);
  });

  it('gives the thread and the messages that a print window was opened for', () => {
    const print = at(
      'u/2/?ik=1&view=pt&search=all&permthid=thread-f:1654009536642772396&simpl=msg-f:1600484990382419037&simpl=msg-a:r9',
    );
    expect(print).toMatchObject({
      window: 'print',
      threadId: '16f438e906b36dac',
      messageIds: ['1636109e7816ac5d', null],
      accountIndex: '2',
    });
    expect(at('u/0?ui=2&view=lg&permmsgid=msg-f:1600484990382419037')).toMatchObject({
      window: 'print',
      messageIds: ['1636109e7816ac5d'],
    });
  });

  it.each([
    ['b/AEoRXRQ/u/0/#inbox', true, null],
    ['u/0/d/AEoRXRQ/#inbox', true, null],
    ['u/0/#inbox', false, null],
    ['u/0/popout?ver=1', false, 'popout'],
    ['u/0/?ui=2&view=btop&ver=1', false, 'popout'],
    ['u/0/?view=cm&fs=1&to=a@b.example', false, 'compose'],
  ])('knows mailboxes of others and windows at %s', (rest, isDelegated, window) => {
    expect(at(rest)).toMatchObject({ isDelegated, window });
  });
});
