import type { Context } from '../context.ts';
import { type Changed, makeTrackedChange, type SendChange, type Terms } from './change.ts';
import type { Change } from '../chat-proxy/write.ts';
import type { Connection } from '../upstream/connection.ts';
import { Leases } from './leases.ts';
import { type Observed, observeAll, observeOne } from './observe.ts';
import type { Asker } from './read-settings.ts';
import type { Kind } from '@backchannel/configuration';
import type { Place } from './types.ts';

const usualLagMs = 15_000;

/** The history of settings: made by every change of them, and by every look at them. */
export interface History {
  /** See `makeTrackedChange`. */
  change(connection: Connection, change: Change, terms: Terms, sendChange: SendChange): Promise<Changed>;
  /** See `observeAll`. */
  observeAll(connection: Connection, kind: Kind, asker: Asker): Promise<Observed[]>;
  /** See `observeOne`. */
  observeOne(connection: Connection, place: Place, asker: Asker): Promise<Observed | undefined>;
}

/** The history on the given database. */
export function createHistory(
  base: Pick<Context, 'audit' | 'clock' | 'db' | 'log'> & {
    /** For tests, which have no time to wait for the usual one. */
    lagMs?: number | undefined;
  },
): History {
  const { audit, clock, db, log, lagMs = usualLagMs } = base;
  const own = { audit, clock, db, log, lagMs, leases: new Leases(base) };
  return {
    change: (connection, change, terms, sendChange) =>
      makeTrackedChange(own, connection, change, terms, sendChange),
    observeAll: (connection, kind, asker) => observeAll(own, connection, kind, asker),
    observeOne: (connection, place, asker) => observeOne(own, connection, place, asker),
  };
}
