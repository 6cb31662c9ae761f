import type { Logger } from 'pino';
import { createAudit } from './audit/create-audit.ts';
import { createAuth } from './auth/auth.ts';
import type { Passwords } from './auth/passwords.ts';
import { createChangeSets } from './change-sets/create-change-sets.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import type { OpenDatabase } from './db/open.ts';
import { createHistory } from './history/create-history.ts';
import type { Secrets } from './secrets.ts';
import { type UploadLimits, usualUploadLimits } from './uploads/limits.ts';
import { Spool } from './uploads/spool.ts';
import { createUpstream } from './upstream/create-upstream.ts';
import type { TimeLimits } from './upstream/limits.ts';

/** Puts the parts together on an open, migrated database. */
export function createContext(options: {
  config: Config;
  secrets: Secrets;
  database: OpenDatabase;
  log: Logger;
  clock: Clock;
  /** For tests, which have no time to wait for the usual ones. */
  limits?: Partial<TimeLimits> | undefined;
  /** The same, of slow hashes. */
  passwords?: Passwords | undefined;
  /** The same, of settings: see `createHistory`. */
  lagMs?: number | undefined;
  /** The same, of large files. */
  uploads?: Partial<UploadLimits> | undefined;
}): Context {
  const { config, secrets, log, clock, limits, lagMs, passwords } = options;
  const { db, dialect } = options.database;
  const base = { config, secrets, db, dialect, log, clock };
  const audit = createAudit(base);
  const parts = {
    ...base,
    auth: createAuth({ ...base, passwords }),
    upstream: createUpstream({ ...base, limits }),
    audit,
    history: createHistory({ ...base, audit, lagMs }),
  };
  const uploads = { spool: new Spool(config.dataDir), limits: { ...usualUploadLimits, ...options.uploads } };
  return { ...parts, changeSets: createChangeSets(parts), uploads };
}

/** Closes what the context holds open. */
export async function closeContext({ changeSets, upstream, audit, db }: Context): Promise<void> {
  await changeSets.close();
  await upstream.close();
  // Calls that have just ended are being written down.
  await audit.whenIdle();
  await db.destroy();
}
