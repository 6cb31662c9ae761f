import { getMigrations } from 'better-auth/db/migration';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { createBetterAuth } from '../auth/better-auth.ts';
import { scryptPasswords } from '../auth/passwords.ts';
import { createLogger } from '../http/log.ts';
import { Secrets } from '../secrets.ts';
import { migrate, NewerTables } from './migrate.ts';
import { openTestDatabase, type TestDatabase, testDialects } from './testing.ts';

describe.each(testDialects)('migrations on %s', (dialect) => {
  let database: TestDatabase | undefined;
  afterEach(() => database?.close());

  test('can run again and change nothing', async () => {
    database = await openTestDatabase(dialect);
    await database.db
      .insertInto('first_admin_token')
      .values({ token_hash: 'x', created_at: 1, expires_at: 2 })
      .execute();
    await migrate(database.db, dialect);
    expect(await database.db.selectFrom('first_admin_token').selectAll().execute()).toEqual([
      { token_hash: 'x', created_at: 1, expires_at: 2 },
    ]);
  });

  test('refuse the tables of a version that came later', async () => {
    database = await openTestDatabase(dialect);
    const { db } = database;
    await sql`insert into kysely_migration (name, timestamp) values ('999-future', '2030-01-01')`.execute(db);
    await expect(migrate(db, dialect)).rejects.toThrow(NewerTables);
  });

  test('are not confused by another installation beside this one', async () => {
    database = await openTestDatabase(dialect);
    const beside = await openTestDatabase(dialect);
    expect(await beside.db.selectFrom('audit_record').select('id').execute()).toEqual([]);
    await beside.close();
  });

  test('leave better-auth nothing to add', async () => {
    database = await openTestDatabase(dialect);
    const { options } = createBetterAuth({
      ...database,
      config: { port: 0, demo: false },
      secrets: new Secrets({ auth: 'a secret of at least thirty-two characters', api: new Map() }),
      log: createLogger('silent'),
      passwords: scryptPasswords,
    });
    const { toBeAdded, toBeCreated } = await getMigrations(options);
    expect({ toBeAdded, toBeCreated }).toEqual({ toBeAdded: [], toBeCreated: [] });
  });

  test('keep a bigint a number', async () => {
    database = await openTestDatabase(dialect);
    const now = Date.now();
    await database.db
      .insertInto('first_admin_token')
      .values({ token_hash: 'x', created_at: now, expires_at: 0 })
      .execute();
    const row = await database.db
      .selectFrom('first_admin_token')
      .select('created_at')
      .executeTakeFirstOrThrow();
    expect(row.created_at).toBe(now);
  });
});
