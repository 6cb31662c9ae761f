import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { ownFile } from '../data-folder.ts';
import { migrate } from './migrate.ts';
import { postgresDialect } from './postgres.ts';
import type { Schema } from './schema.ts';
import { sqliteDialect } from './sqlite.ts';
import { DatabaseUnreachable } from './unreachable.ts';

export type Dialect = 'sqlite' | 'postgres';

export interface OpenDatabase {
  readonly db: Kysely<Schema>;
  readonly dialect: Dialect;
}

/** Opens PostgreSQL where a URL is given, else the SQLite file `backchannel.db` in the data
 *  folder, and brings its tables up to date. Throws what the database says. */
export async function openDatabase(options: {
  url?: string | undefined;
  dataDir: string;
  log: Logger;
}): Promise<OpenDatabase> {
  const { url, dataDir, log } = options;
  const dialect: Dialect = url === undefined ? 'sqlite' : 'postgres';
  const db = new Kysely<Schema>({
    dialect:
      url === undefined
        ? sqliteDialect(ownFile(join(dataDir, 'backchannel.db')))
        : postgresDialect(url, (error) => log.warn({ err: error }, 'an idle database connection broke')),
  });
  try {
    await migrate(db, dialect);
  } catch (error) {
    await db.destroy();
    throw error instanceof DatabaseUnreachable ? error.cause : error;
  }
  return { db, dialect };
}
