import type { Logger } from 'pino';
import { createAudit } from './audit/create-audit.ts';
import { createAuth } from './auth/auth.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import type { OpenDatabase } from './db/open.ts';
import type { Secrets } from './secrets.ts';
import { createUpstream } from './upstream/create-upstream.ts';

/** Puts the parts together on an open, migrated database. */
export function createContext(options: {
  config: Config;
  secrets: Secrets;
  database: OpenDatabase;
  log: Logger;
  clock: Clock;
}): Context {
  const { config, secrets, log, clock } = options;
  const { db, dialect } = options.database;
  const base = { config, secrets, db, dialect, log, clock };
  return { ...base, auth: createAuth(base), upstream: createUpstream(base), audit: createAudit(base) };
}

/** Closes what the context holds open. */
export async function closeContext({ upstream, db }: Context): Promise<void> {
  await upstream.close();
  await db.destroy();
}
