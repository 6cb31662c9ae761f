/** The keys as a person reads them on this machine: `⌘K`, `Ctrl K`, `g c`. */
export function keysInWords(keys: string): string {
  return keys
    .replaceAll('Mod+', isMac ? '⌘' : 'Ctrl ')
    .replace(/(?<=⌘|Ctrl )\w$/, (key) => key.toUpperCase());
}

/** The keys as `aria-keyshortcuts` wants them. */
export const ariaKeys = (keys: string): string => keys.replaceAll('Mod+', isMac ? 'Meta+' : 'Control+');

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
