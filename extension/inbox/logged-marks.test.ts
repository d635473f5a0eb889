// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { LoggedMarks, markAttribute } from './logged-marks.ts';

const marks = () => [...document.querySelectorAll(`[${markAttribute}]`)];
const show = (label: string) => [{ messageId: 'm1', threadId: null, label }];

function page(): LoggedMarks {
  return new LoggedMarks(document, {
    message: (id) => document.getElementById(id),
    thread: (id) => [...document.querySelectorAll(`[data-thread="${id}"]`)],
  });
}

describe('marks of logged mail', () => {
  beforeEach(() => {
    document.body.innerHTML =
      '<p><b id="m1">Wang Fang</b></p><p><i data-thread="t1"></i></p><p><i data-thread="t1"></i></p>';
  });

  it('stand behind a message and behind every row of a thread, and say who logged it', () => {
    page().show([
      { messageId: 'm1', threadId: null, label: 'Logged by you' },
      { messageId: null, threadId: 't1', label: 'Logged by Chen Yu' },
    ]);
    expect(marks().map((mark) => mark.getAttribute('aria-label'))).toEqual([
      'Logged by you',
      'Logged by Chen Yu',
      'Logged by Chen Yu',
    ]);
  });

  it('are put back when the page draws itself anew, and never twice', () => {
    const logged = page();
    logged.show(show('Logged by you'));
    logged.apply();
    expect(marks()).toHaveLength(1);
    document.body.innerHTML = '<p><b id="m1">Wang Fang</b></p>';
    logged.apply();
    expect(marks()).toHaveLength(1);
  });

  it('go when they no longer hold', () => {
    const logged = page();
    logged.show(show('Logged by you'));
    logged.show(show('Logged by Chen Yu'));
    expect(marks().map((mark) => mark.getAttribute('aria-label'))).toEqual(['Logged by Chen Yu']);
    logged.clear();
    expect(marks()).toEqual([]);
  });

  it('add no text to the page, which others read, and we too', () => {
    page().show(show('Logged by you'));
    expect(document.body.textContent).toBe('Wang Fang');
  });

  it('take no click and write names as text', () => {
    page().show(show('<img src=x onerror=alert(1)>'));
    expect(document.querySelector('img')).toBeNull();
    expect(getComputedStyle(marks()[0] ?? document.body).pointerEvents).toBe('none');
  });
});
