import { useEffect } from 'react';

const scheme = 'data-mantine-color-scheme';

/** Paper is white: what is printed out of the dark would be pale on it, since browsers leave backgrounds out. */
export function useLightPaper(): void {
  useEffect(() => {
    const root = document.documentElement;
    let before: string | null = null;
    const lighten = () => {
      before = root.getAttribute(scheme);
      if (before !== null) root.setAttribute(scheme, 'light');
    };
    const restore = () => {
      if (before !== null) root.setAttribute(scheme, before);
      before = null;
    };
    window.addEventListener('beforeprint', lighten);
    window.addEventListener('afterprint', restore);
    return () => {
      window.removeEventListener('beforeprint', lighten);
      window.removeEventListener('afterprint', restore);
    };
  }, []);
}
