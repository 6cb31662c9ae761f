import { randomUUID } from 'node:crypto';
import { Bell } from './bell.ts';
import type { Database } from './db/database.ts';
import { FileStore } from './files/file-store.ts';
import { fromMillis } from './time.ts';
import type { Micros } from './time.ts';

/** Where the sandbox's world takes its time from. */
export interface Clock {
  /** The present moment; each call is later than the one before, so that no two rows share a `created_at`. */
  now(): Micros;
  /** Moves the clock: it goes on from the given moment. Undefined returns to the machine's time. */
  set(moment: Micros | undefined): void;
}

/** A clock that runs with `source` (milliseconds since the epoch, default the machine's) and never repeats. */
export function createClock(source: () => number = Date.now): Clock {
  let offset = 0;
  let last = 0;
  return {
    now() {
      last = Math.max(last + 1, fromMillis(source()) + offset);
      return last;
    },
    set(moment) {
      offset = moment === undefined ? 0 : moment - fromMillis(source());
      last = 0;
    },
  };
}

/** What handlers need beside their input. Time and ids come from here, so that worlds repeat. */
export interface Context {
  readonly db: Database;
  readonly clock: Clock;
  /** A new id for a message, a task and the like: a UUID unless the creator of the context says otherwise. */
  readonly newId: () => string;
  /** Rung by whoever makes something due sooner than it was; see due/due-work.ts. */
  readonly due: Bell;
  /** Rung when an event waits for its delivery; see events/emit.ts. */
  readonly outbox: Bell;
  /** Uploads and exports on the disk. */
  readonly files: FileStore;
  /** Who asked for what is being done, as far as a call did; goes into events. */
  readonly request?: RequestInfo | undefined;
  /** True while nobody is to hear of what happens: no events. */
  readonly unheard?: boolean;
  /** True while no pushes are to be sent. */
  readonly unpushed?: boolean;
}

/** Where a call came from, as webhooks tell it. */
export interface RequestInfo {
  type: 'server' | 'client';
  ip: string;
  user_agent: string;
  sdk: string;
  ext?: string | undefined;
}

export const createContext = (
  db: Database,
  clock: Clock,
  newId: () => string = randomUUID,
  files = new FileStore(),
): Context => ({
  db,
  clock,
  newId,
  files,
  due: new Bell(),
  outbox: new Bell(),
});
