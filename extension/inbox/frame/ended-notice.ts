import type { FrameLabels } from './frame-labels.ts';
import { createIn } from './page-elements.ts';

/**
 * What stands in place of the frame when the extension was updated or removed and left this tab behind: the frame itself
 * is dead by then, and every click in it would lead nowhere.
 */
export function showEnded(
  document: Document,
  labels: FrameLabels,
  { reload, close }: { readonly reload: () => void; readonly close: () => void },
): HTMLElement {
  const notice = createIn(document, 'div');
  notice.className = 'notice';
  notice.setAttribute('role', 'alert');
  const words = createIn(document, 'p');
  words.textContent = labels.ended;
  const actions = createIn(document, 'div');
  const button = (label: string, act: () => void): HTMLElement => {
    const made = createIn(document, 'button');
    made.type = 'button';
    made.textContent = label;
    made.addEventListener('click', act);
    return made;
  };
  actions.append(button(labels.reload, reload), button(labels.close, close));
  notice.append(words, actions);
  return notice;
}
