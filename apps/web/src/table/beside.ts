import { createContext, use } from 'react';

/** What a pane beside a list can do with the list. */
export interface Beside {
  /** Open the row above; undefined at the first. */
  previous: (() => void) | undefined;
  /** Open the row below, reading on where the list goes on; undefined at the last. */
  next: (() => void) | undefined;
  close: () => void;
}

export const BesideContext = createContext<Beside | undefined>(undefined);

/** The list that this pane stands beside; undefined where it is a page of its own. */
export const useBeside = (): Beside | undefined => use(BesideContext);
