import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { HttpError } from '../http/errors.ts';
import { hasAdmin, insertOperator } from './operators.ts';
import type { Passwords } from './passwords.ts';

const lifetimeMs = 24 * 60 * 60 * 1000;

/** A token for the link that makes the first admin: works once, for a day, and only while there is no admin. It voids
 *  all links before it, which may lie in old logs. undefined when there is an admin. Only its hash is kept. */
export async function issueFirstAdminToken(db: Kysely<Schema>, now: number): Promise<string | undefined> {
  if (await hasAdmin(db)) return undefined;
  const token = randomBytes(32).toString('base64url');
  await db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('first_admin_token').execute();
    await transaction
      .insertInto('first_admin_token')
      .values({ token_hash: hashOf(token), created_at: now, expires_at: now + lifetimeMs })
      .execute();
  });
  return token;
}

export async function isFirstAdminTokenValid(
  db: Kysely<Schema>,
  token: string,
  now: number,
): Promise<boolean> {
  const found = await db
    .selectFrom('first_admin_token')
    .select('token_hash')
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return found !== undefined && !(await hasAdmin(db));
}

/** Throws `HttpError` 410 `link_invalid` for whoever merely knocks: for them nothing is hashed, which
 *  is slow by design, and nothing written down. */
export async function requireFirstAdminToken(db: Kysely<Schema>, token: string, now: number): Promise<void> {
  if (!(await isFirstAdminTokenValid(db, token, now))) throw linkInvalid();
}

/** Spends the token on the first admin. All links end with it, and of two people who hurry, the
 *  database lets one win. Throws `HttpError` 410 `link_invalid`. */
export async function createFirstAdmin(
  db: Kysely<Schema>,
  token: string,
  { password, ...admin }: { id: string; name: string; email: string; password: string },
  passwords: Passwords,
  now: number,
): Promise<void> {
  // Before the transaction, which it would hold up.
  const passwordHash = await passwords.hash(password);
  await db.transaction().execute(async (transaction) => {
    const spent = await transaction
      .deleteFrom('first_admin_token')
      .where((where) =>
        where.exists(
          where
            .selectFrom('first_admin_token as given')
            .select('given.token_hash')
            .where('given.token_hash', '=', hashOf(token))
            .where('given.expires_at', '>', now),
        ),
      )
      .returning('token_hash')
      .execute();
    if (!spent.some((row) => row.token_hash === hashOf(token)) || (await hasAdmin(transaction))) {
      throw linkInvalid();
    }
    await insertOperator(transaction, { ...admin, role: 'admin', passwordHash }, now);
  });
}

const linkInvalid = () =>
  new HttpError(
    410,
    'link_invalid',
    'This link has been used, has expired or has been followed by a newer one. If there is an admin, sign in, or ask them to invite you; if not, restart the server: it prints a new link.',
  );

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
