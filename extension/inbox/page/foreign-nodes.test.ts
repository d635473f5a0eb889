// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { isInForeignNode } from './foreign-nodes.ts';

const at = (id: string) => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no ${id}.`);
  return found;
};

describe('what is not the page’s', () => {
  beforeEach(() => {
    for (const host of document.querySelectorAll('html > :not(head, body)')) host.remove();
    document.body.innerHTML = '';
  });

  it.each([
    ['a node that InboxSDK made', '<div class="inboxsdk__sidebar aRl"><b id="x"></b></div>'],
    ['a bare node with InboxSDK’s data', '<div data-inboxsdk-managed="1"><b id="x"></b></div>'],
    ['the element of another extension', '<grammarly-desktop><b id="x"></b></grammarly-desktop>'],
  ])('is %s', (_what, html) => {
    document.body.innerHTML = html;
    expect(isInForeignNode(at('x'))).toBe(true);
  });

  it('is what stands beside head and body', () => {
    const host = document.createElement('div');
    host.id = 'x';
    document.documentElement.append(host);
    expect(isInForeignNode(at('x'))).toBe(true);
  });

  it.each([
    ['what InboxSDK only marked', '<div class="adn ads inboxsdk__message"><b id="x"></b></div>'],
    [
      'what carries InboxSDK’s data besides its own classes',
      '<table class="zA" data-inboxsdk-threadrow="1"><tr><td id="x"></td></tr></table>',
    ],
    ['an element of which Google builds its pages', '<c-wiz><b id="x"></b></c-wiz>'],
    ['a custom element deep in the page', '<div><mail-list><b id="x"></b></mail-list></div>'],
    ['the body', '<b id="x"></b>'],
  ])('is not %s', (_what, html) => {
    document.body.innerHTML = html;
    expect(isInForeignNode(at('x'))).toBe(false);
  });

  it('is found out also where a form hides its parent behind a field', () => {
    document.body.innerHTML = '<form><input name="parentNode" id="x"></form>';
    const form = at('x').closest('form');
    if (form !== null) Object.defineProperty(form, 'parentNode', { value: at('x') });
    expect(isInForeignNode(at('x'))).toBe(false);
  });
});
