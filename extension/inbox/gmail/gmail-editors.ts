import { type Editor, keyOf, smallestAround } from '../compose/editor.ts';
import type { Reading } from '../page/reading.ts';
import { isVisible } from '../page/visibility.ts';
import { gmailCompose } from './gmail-compose-locators.ts';
import { gmail } from './gmail-locators.ts';

const bodies = `${gmailCompose.body.selector}, ${gmailCompose.bodyEditable.selector}`;

/**
 * Mails that are being written in this window. A minimised one shows its title alone and counts; one in a thread that was
 * left is hidden with it and does not. Nothing inside a mail is taken for a form.
 */
export function gmailEditors(reading: Reading, document: Document): Editor[] {
  const anchored = (selector: string) => () => {
    const anchors = [...document.querySelectorAll(selector)].filter(isOfPage);
    const found = anchors.map((anchor) => editorAround(anchor, anchors)).filter(isShown);
    return found.length === 0 ? null : found;
  };
  return (
    reading.first('composes', [
      ...[
        gmailCompose.form,
        gmailCompose.formSubject,
        gmailCompose.formBody,
        gmailCompose.formClass,
      ].map((locator) => ({ locator, read: anchored(locator.selector) })),
      ...reading.added('compose', document, (_value, element) => [
        editorAround(element, [element]),
      ]),
    ]) ?? []
  );
}

function editorAround(anchor: Element, anchors: readonly Element[]): Editor {
  const isWhole = (part: Element) =>
    part.querySelector(bodies) !== null &&
    part.querySelector('[name=to], [name=subjectbox]') !== null;
  const root =
    smallestAround(anchor, isWhole, anchors) ??
    anchor.closest('[role=region], [role=dialog], form') ??
    anchor;
  return {
    key: keyOf(root.querySelector('form') ?? root),
    root,
    body: root.querySelector(gmailCompose.body.selector) ?? root.querySelector(bodies),
    subject: root.querySelector(gmailCompose.subject.selector),
  };
}

const isOfPage = (anchor: Element): boolean =>
  anchor.closest(`${gmail.body.selector}, ${gmail.bodyClass.selector}`) === null;

const isShown = ({ root }: Editor): boolean => {
  const window = root.closest('[role=dialog]');
  return isVisible(root) || (window !== null && isVisible(window));
};
