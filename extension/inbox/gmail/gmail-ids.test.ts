import { describe, expect, it } from 'vitest';
import { hexId, hexOfDecimal, localId, nameInJslog } from './gmail-ids.ts';

describe('ids of Gmail', () => {
  it.each([
    ['1654009536642772396', '16f438e906b36dac'],
    ['1600484990382419037', '1636109e7816ac5d'],
    ['18446744073709551615', 'ffffffffffffffff'],
  ])('%s is %s, to the last of 64 bits', (decimal, hex) => {
    expect(hexOfDecimal(`#thread-f:${decimal}`, 'thread')).toBe(hex);
    expect(hexOfDecimal(`msg-f:${decimal}`, 'msg')).toBe(hex);
    expect(hexOfDecimal(`msg-f:${decimal}`, 'thread')).toBeNull();
  });

  it.each(['undefined', 'null', ':46', '', '16F438E906B36DAC', '16f4', null])(
    'takes %j for no id',
    (raw) => {
      expect([hexId(raw), hexOfDecimal(raw, 'thread'), localId(raw, 'thread')]).toEqual([
        null,
        null,
        null,
      ]);
    },
  );

  it('keeps the local name of what began in this mailbox, which converts to nothing', () => {
    expect(localId('#thread-a:r-7681922771531347793', 'thread')).toBe(
      'thread-a:r-7681922771531347793',
    );
    expect(hexOfDecimal('#msg-a:r123', 'msg')).toBeNull();
    expect(localId('#msg-a:r123', 'thread')).toBeNull();
  });

  it('reads names in the log attribute, and nothing in one that is cut or none', () => {
    const log = `20277; u014N:xr6bB; 1:${btoa('["#thread-f:12"]')}; 4:${btoa('["#msg-a:r5",null]')}`;
    expect(nameInJslog(log, 'thread')).toBe('#thread-f:12');
    expect(nameInJslog(log, 'msg')).toBe('#msg-a:r5');
    expect(nameInJslog('20277; 1:WyI', 'thread')).toBeNull();
    expect(nameInJslog('20511; u014N:cOuCgd', 'msg')).toBeNull();
    expect(nameInJslog(null, 'msg')).toBeNull();
  });
});
