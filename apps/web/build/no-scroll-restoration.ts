// The router is told not to restore scrolling: lists do that themselves, inside of a window that never scrolls. What it
// would do all the same, to scroll the window to its top, has nothing to do here.

/** Sets nothing up. */
export const setupScrollRestoration = (): void => undefined;

/** There is nothing to find an entry for. */
export const getElementScrollRestorationEntry = (): undefined => undefined;

/** Entries would have this key, if there were any. */
export const defaultGetScrollRestorationKey = ({ href }: { href: string }): string => href;

/** Nothing is stored under it. */
export const storageKey = 'not-used';
