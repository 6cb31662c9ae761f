import { useSyncExternalStore } from 'react';

/** Values that the tab keeps, each under a key: they outlive a reload and a lapsed sign-in, and go with the tab. */
export interface TabStore<Value> {
  subscribe: (listener: () => void) => () => void;
  /** The same value until another is put; undefined where none is kept. */
  get: (key: string) => Value | undefined;
  /** Undefined takes it away. */
  put: (key: string, value: Value | undefined) => void;
  /** Writes down now what is not yet: before anything after which the page might not be there any more. */
  write: () => void;
}

/** In milliseconds: what comes within this time is written together, and then within that, when the browser is idle. */
const writeAfter = 250;
const writeWithin = 750;

/** A store of values that JSON can say. `valueIn` reads what was kept; undefined for what is none of them, such as one of
 *  another version of this page. */
export function tabStore<Value>(valueIn: (kept: unknown) => Value | undefined): TabStore<Value> {
  const known = new Map<string, Value | undefined>();
  const listeners = new Set<() => void>();
  /** Keys whose value is another than the tab has kept. */
  const unwritten = new Set<string>();
  let isWatching = false;
  let isWriteDue = false;

  function write(): void {
    for (const key of unwritten) {
      const value = known.get(key);
      if (value === undefined) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify(value));
      unwritten.delete(key);
    }
  }

  /** Writing takes longer than drawing what was pressed, so it waits until that is done. Whoever leaves, reloads or looks
   *  at another tab before that has it written on the way out. */
  function writeSoon(): void {
    if (!isWatching) {
      isWatching = true;
      addEventListener('pagehide', write);
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'hidden') write();
      });
    }
    if (isWriteDue) return;
    isWriteDue = true;
    whenIdle(() => {
      isWriteDue = false;
      write();
    });
  }

  return {
    write,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: (key) => {
      if (!known.has(key)) {
        const text = sessionStorage.getItem(key);
        known.set(key, text === null ? undefined : valueIn(JSON.parse(text)));
      }
      return known.get(key);
    },
    put: (key, value) => {
      known.set(key, value);
      unwritten.add(key);
      writeSoon();
      for (const listener of listeners) listener();
    },
  };
}

/** What a store keeps under a key, drawn anew when that changes. */
export const useKept = <Value>(store: TabStore<Value>, key: string): Value | undefined =>
  useSyncExternalStore(store.subscribe, () => store.get(key));

const whenIdle = (run: () => void): void => {
  setTimeout(() => {
    // Safari has no word for it.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: writeWithin });
    else run();
  }, writeAfter);
};
