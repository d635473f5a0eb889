import { useEffect, useRef } from 'react';

export type Keys = Readonly<Record<string, (() => void) | undefined>>;

/**
 * Keys of the sidebar, by `event.key` in lower case, `mod+` before it for Ctrl or ⌘. They act in the sidebar's own
 * frame only, so they never meet those of the mail page, and never while one types.
 */
export function useKeys(keys: Keys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const stop = new AbortController();
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const mod = event.metaKey || event.ctrlKey;
      if (!mod && event.key !== 'Escape' && isTyping(event.target)) return;
      const act = current.current[`${mod ? 'mod+' : ''}${event.key.toLowerCase()}`];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey, { signal: stop.signal });
    return () => stop.abort();
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=radio], [type=checkbox]), textarea, select') ||
      target.closest('[role=menu]') !== null)
  );
}

/** How this computer's keyboard names a key with Ctrl or ⌘. */
export function modKey(key: string, platform = navigator.platform): string {
  return /mac|iphone|ipad/i.test(platform) ? `⌘${key}` : `Ctrl ${key}`;
}
