import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Audit } from './audit/types.ts';
import type { Auth } from './auth/auth.ts';
import type { ChangeSets } from './change-sets/create-change-sets.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Dialect } from './db/open.ts';
import type { Schema } from './db/schema.ts';
import type { History } from './history/create-history.ts';
import type { Secrets } from './secrets.ts';
import type { UploadLimits } from './uploads/limits.ts';
import type { Spool } from './uploads/spool.ts';
import type { Upstream } from './upstream/types.ts';

/** What calls of the Chat API stand on, whoever makes them. */
export interface BaseContext {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly db: Kysely<Schema>;
  /** For the few queries that the two databases phrase differently. */
  readonly dialect: Dialect;
  readonly log: Logger;
  readonly clock: Clock;
  readonly auth: Auth;
  readonly upstream: Upstream;
  readonly audit: Audit;
  readonly history: History;
}

/** What every part of the server stands on. Built once by `createContext`. */
export interface Context extends BaseContext {
  readonly changeSets: ChangeSets;
  readonly uploads: { readonly spool: Spool; readonly limits: UploadLimits };
}
