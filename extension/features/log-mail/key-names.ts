/** How this computer's keyboard names the key for "save". */
export function saveKeys(platform = navigator.platform): string {
  return /mac|iphone|ipad/i.test(platform) ? '⌘↵' : 'Ctrl ↵';
}
