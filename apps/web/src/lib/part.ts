// oxlint-disable-next-line no-restricted-imports -- this is what stands in its place everywhere else
import { lazy } from 'react';

type Load<Part> = () => Promise<Part>;

/** What was asked for and could not be loaded, each with what asks for it again. */
const missing = new Map<Load<unknown>, () => void>();
const listeners = new Set<() => void>();

/** Whether the page lacks a part that was asked for, for `useSyncExternalStore`. */
export const missingStore = {
  get: (): boolean => missing.size > 0,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/**
 * Loads a part that does not come with the page. It never fails: that it cannot be loaded is said above the page, with the
 * ways on, and what was asked for comes once it can be.
 */
export const loadPart = <Part>(load: Load<Part>): Promise<Part> =>
  load().then(
    (part) => {
      askAgain(load);
      return part;
    },
    () =>
      new Promise((resolve) => {
        const others = missing.get(load);
        missing.set(load, () => {
          others?.();
          resolve(loadPart(load));
        });
        changed();
      }),
  );

/** A component that is loaded when it is first drawn, as {@link loadPart} does. */
export const lazyPart: typeof lazy = (load) => lazy(() => loadPart(load));

/** Asks again for all that is missing. */
export const askForMissing = (): void => [...missing.keys()].forEach(askAgain);

function askAgain(load: Load<unknown>): void {
  const ask = missing.get(load);
  if (!ask) return;
  missing.delete(load);
  changed();
  ask();
}

const changed = (): void => listeners.forEach((listener) => listener());
