/** The Navigation API tells of pushState too; older browsers at least of the hash and of going back. */
export function listenToNavigation(window: Window, heard: () => void, signal: AbortSignal): void {
  const navigation: unknown = Reflect.get(window, 'navigation');
  if (navigation instanceof EventTarget) {
    navigation.addEventListener('currententrychange', heard, { signal });
  }
  window.addEventListener('hashchange', heard, { signal });
  window.addEventListener('popstate', heard, { signal });
}
