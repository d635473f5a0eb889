import { type Editor, keyOf, smallestAround } from '../compose/editor.ts';
import { attributeOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { isVisible } from '../page/visibility.ts';
import { editable, outlookCompose } from './outlook-compose-locators.ts';
import { beginsWith, composeWords } from './outlook-compose-words.ts';
import { outlookLabels } from './outlook-labels.ts';

/** Outlook's fields of recipients, by the word that they are called. */
export const fieldWords = {
  to: outlookLabels.to,
  cc: outlookLabels.cc,
  bcc: outlookLabels.bcc,
} as const;

/**
 * Mails that are being written and can be seen: a hidden form may be what is left of one that was sent. Editors of other
 * kinds (a note, a quick answer to an invitation) have neither recipients nor subject and are none.
 */
export function outlookEditors(reading: Reading, document: Document): Editor[] {
  const anchored =
    (selector: string, isAnchor = (_found: Element) => true) =>
    () => {
      const anchors = [...document.querySelectorAll(selector)].filter(
        (found) => found.closest('[role=document]') === null && isVisible(found) && isAnchor(found),
      );
      const found = anchors.flatMap((anchor) => editorAround(anchor, anchors) ?? []);
      return found.length === 0 ? null : found;
    };
  const at = (locator: { readonly selector: string }, isAnchor?: (found: Element) => boolean) =>
    anchored(locator.selector, isAnchor);
  const isBodyLabelled = (found: Element) =>
    beginsWith(attributeOf(found, 'aria-label'), composeWords.body);
  return (
    reading.first('composes', [
      { locator: outlookCompose.send, read: at(outlookCompose.send) },
      { locator: outlookCompose.subject, read: at(outlookCompose.subject) },
      { locator: outlookCompose.part, read: at(outlookCompose.part) },
      { locator: outlookCompose.parent, read: at(outlookCompose.parent) },
      { locator: outlookCompose.bodyLabel, read: at(outlookCompose.bodyLabel, isBodyLabelled) },
      { locator: outlookCompose.popup, read: at(outlookCompose.popup) },
      ...reading.added('compose', document, (_value, element) => {
        const editor = editorAround(element, [element]);
        return editor === null ? null : [editor];
      }),
    ]) ?? []
  );
}

function editorAround(anchor: Element, anchors: readonly Element[]): Editor | null {
  const isWhole = (part: Element) => bodyIn(part) !== null && holdsPeople(part);
  const root = smallestAround(anchor, isWhole, anchors);
  const body = root === null ? null : bodyIn(root);
  if (root === null || body === null) return null;
  return { key: keyOf(body), root, body, subject: subjectIn(root) };
}

/** The text is the editor that is no field of recipients: by its place, by its name, or the last one. */
function bodyIn(part: Element): Element | null {
  const found = [
    ...part.querySelectorAll(
      `${editable}[role=textbox], ${outlookCompose.parent.selector} ${editable}`,
    ),
  ].filter((one) => fieldOf(one) === null && one.parentElement?.closest(editable) == null);
  return (
    found.find((one) => one.closest(outlookCompose.parent.selector) !== null) ??
    found.find((one) => beginsWith(attributeOf(one, 'aria-label'), composeWords.body)) ??
    found.at(-1) ??
    null
  );
}

const holdsPeople = (part: Element): boolean =>
  part.querySelector(outlookCompose.subject.selector) !== null ||
  [...part.querySelectorAll(`${editable}[aria-label], input[aria-label]`)].some(
    (one) => fieldOf(one) !== null,
  );

/** Which field of recipients an element is by its name; null for every other element. */
export function fieldOf(element: Element): keyof typeof fieldWords | null {
  const label = attributeOf(element, 'aria-label')?.toLowerCase() ?? null;
  if (label === null) return null;
  // "Cc" first: in some languages its word begins with that of another field.
  for (const field of ['bcc', 'cc', 'to'] as const) {
    if (fieldWords[field].some((word) => word.toLowerCase() === label)) return field;
  }
  return null;
}

export function subjectIn(root: Element): Element | null {
  return (
    root.querySelector(outlookCompose.subject.selector) ??
    [...root.querySelectorAll(outlookCompose.subjectLabel.selector)].find((input) =>
      composeWords.subject.some(
        (word) => word.toLowerCase() === attributeOf(input, 'aria-label')?.toLowerCase(),
      ),
    ) ??
    null
  );
}
