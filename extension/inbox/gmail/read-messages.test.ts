// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import {
  account,
  bar,
  collapsed,
  details,
  expanded,
  heading,
  jslog,
  list,
  main,
  messageDecimal,
  messageId,
  read,
  readMessage,
  readThread,
  renamed,
  span,
} from './testing/gmail-markup.ts';

const wang = { email: 'wang.fang@acme-packaging.example', name: 'Wang Fang' };

describe('messages of a Gmail thread', () => {
  it('are the same after every class was renamed', () => {
    const page = bar + main(heading, list(collapsed(), expanded()));
    const { provenance: _, ...truth } = read(page);
    const { provenance, ...found } = read(renamed(page));
    expect(found).toEqual(truth);
    expect(Object.values(provenance).filter(({ tier }) => tier === 'C')).toEqual([]);
  });

  it('are known by id, sender and date while they are collapsed or hidden', () => {
    const snapshot = readThread(collapsed('kv'), collapsed('kQ'), expanded());
    expect(snapshot.messages.map(({ expanded: open }) => open)).toEqual([false, false, true]);
    expect(snapshot.messages[1]).toMatchObject({
      id: messageId,
      from: wang,
      dateRaw: '21 Nov 2026, 17:30',
      html: null,
      to: null,
      complete: false,
    });
    expect(snapshot.health).toMatchObject({ messages: 'ok', sender: 'ok' });
  });

  it('have no id as long as the page has loaded only their head', () => {
    const head = collapsed().replace(/<div class="adn.*<\/div><\/div>/s, '</div>');
    expect(readThread(head, expanded()).messages[0]).toMatchObject({ id: null, from: wang });
  });

  it('say nothing of a mail that was folded again and is kept hidden', () => {
    const folded = expanded()
      .replace('class="h7" aria-expanded="true"', 'class="kv" aria-expanded="false"')
      .replace('class="adn ads"', 'class="adn ads" style="display: none"');
    expect(readThread(folded).messages[0]).toMatchObject({ expanded: false, html: null });
  });

  it('stand in a list that is seen; those of a thread that was left are not read', () => {
    const ghost = `<div style="display: none">${heading.replaceAll('16f4', '17f4')}${list(expanded())}</div>`;
    const snapshot = read(bar + main(ghost, heading, list(collapsed(), expanded())));
    expect(snapshot.messages).toHaveLength(2);
  });

  it('are no drafts; a message keeps its place when it is being answered', () => {
    const form =
      '<form><input name="composeid"><table><tr><td><span email="x@y.example">x</span></td></tr></table></form>';
    const draft = `<div role="listitem"><div data-message-id="#msg-a:r-1" data-legacy-message-id="17f438e906b36dad">${form}</div></div>`;
    const answered = expanded().replace(/<\/div>$/, `${form}</div>`);
    const snapshot = readThread(answered, draft);
    expect(snapshot.messages.map(({ id, from }) => [id, from])).toEqual([[messageId, wang]]);
  });

  it('have no id between sending and the server’s answer, and their own afterwards', () => {
    const log = jslog('#msg-a:r-767');
    const sent = (ids: string) =>
      readMessage({ ids: `data-message-id="#msg-a:r-767" ${ids}`, log });
    expect(sent('')?.id).toBeNull();
    expect(sent('data-legacy-message-id="undefined"')?.id).toBeNull();
    expect(sent(`data-legacy-message-id="${messageId}"`)?.id).toBe(messageId);
  });

  it('have no id where two places name two', () => {
    const snapshot = readThread(
      expanded({
        ids: `data-message-id="#msg-f:1600484990382419038" data-legacy-message-id="${messageId}"`,
      }),
    );
    expect(snapshot.messages[0]?.id).toBeNull();
    expect(snapshot.health.messages).toBe('unsure');
  });

  it('show a mail whole, and say where it was clipped', () => {
    expect(readMessage()?.html).toBe('<p>Please call.</p>');
    const known = {
      line: `to ${span(account, 'me')}`,
      details: details(['to:', span(account, 'Zhao Min')]),
    };
    expect(readMessage(known)?.complete).toBe(true);
    const notice =
      '<a href="https://mail.google.com/mail/u/0?ui=2&view=lg&permmsgid=msg-f:1">View entire message</a>';
    expect(readMessage({ ...known, body: notice })?.complete).toBe(false);
  });
});

describe('sender and date', () => {
  it('are found on the card or the picture when the address is gone from the name', () => {
    const bare =
      '<span class="q" data-hovercard-id="wang.fang@acme-packaging.example" name="Wang Fang">Wang Fang</span>';
    expect(readMessage({ sender: bare })?.from).toEqual(wang);
    expect(readMessage({ sender: '<span>Wang Fang</span>' })?.from).toEqual(wang);
  });

  it('are never a recipient’s or the mail’s own', () => {
    const body =
      '<table><tr><td><span class="gD" email="x@evil.example">x</span></td></tr></table>';
    const message = readMessage({ sender: '<span>Wang</span>', picture: '', body });
    expect(message?.from).toBeNull();
    expect(message?.to).toHaveLength(2);
  });

  it('are unknown where name and picture belong to two people', () => {
    const snapshot = readThread(expanded({ picture: '<img jid="li.lei@acme-packaging.example">' }));
    expect(snapshot.messages[0]?.from).toBeNull();
    expect(snapshot.health.sender).toBe('unsure');
  });

  it('are broken when an open message names nobody', () => {
    const nobody = { sender: '<span>?</span>', picture: '' };
    expect(readThread(collapsed(), expanded(nobody)).health.sender).toBe('broken');
  });

  it.each([
    ['<span alt="2016年5月4日 上午10:08">上午10:08</span>', '2016年5月4日 上午10:08'],
    ['<span title="26 дек. 2019 г., 22:53">22:53</span>', '26 дек. 2019 г., 22:53'],
    ['<span title="Not starred 2"></span>', null],
    ['<span title="Logged 2 days ago" data-threadbook-logged="">✓</span>', null],
  ])('read the date as shown from %s', (date, expected) => {
    expect(readMessage({ date })?.dateRaw).toBe(expected);
  });

  it('do not change with what the mail brings along', () => {
    const forged = `${expanded({ sender: '<span class="gD" email="x@evil.example">x</span>' })}
      <div data-message-id="#msg-f:1" data-legacy-message-id="1bad1bad1bad1bad"></div>
      <h2 data-legacy-thread-id="1bad1bad1bad1bad">Forged</h2>`;
    const page = bar + main(heading, list(expanded({ body: forged })));
    for (const html of [page, renamed(page), page.replace(/ jslog='[^']*'/, '')]) {
      const snapshot = read(html);
      expect(snapshot.thread).toMatchObject({
        id: '16f438e906b36dac',
        subject: 'Quote for 40 sealers',
      });
      expect(snapshot.messages).toMatchObject([{ id: messageId, from: wang }]);
      expect(snapshot.ownAddresses).toEqual([account]);
    }
  });

  it('come with the id as the last resort from what the page logs', () => {
    expect(readMessage({ ids: '' })?.id).toBe(messageId);
    expect(readMessage({ ids: '', log: '20277; 4:broken' })?.id).toBeNull();
    expect(BigInt(messageDecimal).toString(16)).toBe(messageId);
  });
});
