import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Dialect } from '../db/open.ts';
import type { Schema } from '../db/schema.ts';
import { Conflict, NotFound } from '../http/errors.ts';
import { isRole, type Role } from './roles.ts';

/** An operator as admins see them. */
export interface OperatorAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly disabled: boolean;
  /** RFC 3339. */
  readonly created_at: string;
  /** With which code a change of them would be refused; absent when whoever asks may change them. */
  readonly fixed?: Fixed;
}

/** `demo_operator`: one of the demo's own people, who are what their buttons say. `real_operator`: not of the demo,
 *  while whoever asks is. */
type Fixed = 'demo_operator' | 'real_operator';

export interface NewOperator {
  /** Made when it is absent. */
  readonly id?: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** What is kept of their password; absent for someone who signs in without one, which only the demo's people do. */
  readonly passwordHash?: string | undefined;
  /** Whether they are here for as long as the demo runs, and never beside a real app. */
  readonly demo?: boolean;
}

type Database = Kysely<Schema> | Transaction<Schema>;

/** All operators by name, and whether the one with the id `askedBy` may change them; those of the demo only where it
 *  runs. */
export async function listOperators(
  db: Database,
  { demo, askedBy }: { demo: boolean; askedBy: string },
): Promise<OperatorAccount[]> {
  let query = db.selectFrom('user').selectAll().orderBy('name').orderBy('id');
  if (!demo) query = query.where('demo', '=', 0);
  const rows = await query.execute();
  const accounts = await db.selectFrom('account').select('userId').execute();
  const withPassword = new Set(accounts.map(({ userId }) => userId));
  const byDemo = rows.some((row) => row.id === askedBy && row.demo === 1);
  return rows.map((row) => {
    const fixed = fixedFor(row, { byDemo, hasPassword: withPassword.has(row.id) });
    return { ...present(row), ...(fixed && { fixed }) };
  });
}

function fixedFor(
  { demo }: { demo: number },
  { byDemo, hasPassword }: { byDemo: boolean; hasPassword: boolean },
): Fixed | undefined {
  if (demo === 1) return hasPassword ? undefined : 'demo_operator';
  return byDemo ? 'real_operator' : undefined;
}

/** The e-mail of an operator; undefined where there is none of this id. */
export async function emailOf(db: Database, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('user').select('email').where('id', '=', id).executeTakeFirst();
  return row?.email;
}

/** Adds an operator and returns their id. Throws `Conflict` `email_taken`. */
export async function createOperator(
  db: Kysely<Schema>,
  operator: NewOperator,
  now: number,
): Promise<string> {
  return db.transaction().execute((transaction) => insertOperator(transaction, operator, now));
}

/** As `createOperator`, within a transaction of the caller's. */
export async function insertOperator(
  transaction: Transaction<Schema>,
  operator: NewOperator,
  now: number,
): Promise<string> {
  const { id = randomUUID(), passwordHash } = operator;
  const date = new Date(now).toISOString();
  const added = await transaction
    .insertInto('user')
    .values({
      id,
      name: operator.name,
      email: operator.email.toLowerCase(),
      emailVerified: false,
      image: null,
      createdAt: date,
      updatedAt: date,
      role: operator.role,
      disabledAt: null,
      demo: operator.demo ? 1 : 0,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) {
    const message = 'An operator with this e-mail address exists already.';
    throw new Conflict('email_taken', message, { details: { issues: [{ path: 'email', message }] } });
  }
  if (passwordHash !== undefined) await insertPassword(transaction, id, passwordHash, date);
  return id;
}

async function insertPassword(
  db: Transaction<Schema>,
  userId: string,
  password: string,
  date: string,
): Promise<void> {
  await db
    .insertInto('account')
    .values({
      id: randomUUID(),
      accountId: userId,
      providerId: 'credential',
      userId,
      accessToken: null,
      refreshToken: null,
      idToken: null,
      accessTokenExpiresAt: null,
      refreshTokenExpiresAt: null,
      scope: null,
      password,
      createdAt: date,
      updatedAt: date,
    })
    .execute();
}

/** Whether an operator is of the demo: one of its people, or added by them. Anyone may become one with a
 *  click, so what they do must not reach beyond it. */
export async function isOfDemo(db: Database, id: string): Promise<boolean> {
  const row = await db.selectFrom('user').select('demo').where('id', '=', id).executeTakeFirst();
  return row?.demo === 1;
}

/** Gives an operator another role, or bars or readmits them; whoever is barred loses all
 *  sessions. Throws `NotFound`, `Conflict` `last_admin` when no admin would be left,
 *  `Conflict` `demo_operator`, since the demo's people are what their buttons say, and
 *  `Conflict` `real_operator` when it is `byDemo` and they are not of it. */
export async function updateOperator(
  db: Kysely<Schema>,
  dialect: Dialect,
  id: string,
  change: { role?: Role | undefined; disabled?: boolean | undefined },
  now: number,
  { byDemo }: { byDemo: boolean },
): Promise<OperatorAccount> {
  return db.transaction().execute(async (transaction) => {
    // Two admins who demote each other at once must not both succeed: the second waits here.
    const admins = activeAdmins(transaction).select('id').orderBy('id');
    const before = await (dialect === 'postgres' ? admins.forUpdate() : admins).execute();
    const row = await transaction
      .updateTable('user')
      .set({
        ...(change.role === undefined ? {} : { role: change.role }),
        ...(change.disabled === undefined ? {} : { disabledAt: change.disabled ? now : null }),
        updatedAt: new Date(now).toISOString(),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw new NotFound('This operator');
    const fixed = fixedFor(row, { byDemo, hasPassword: await hasPassword(transaction, id) });
    if (fixed) throw new Conflict(fixed, whyFixed[fixed]);
    const wasAdmin = before.some((admin) => admin.id === id);
    if (wasAdmin && !(await hasAdmin(transaction))) {
      throw new Conflict('last_admin', 'This is the last admin. Make somebody else an admin first.');
    }
    if (change.disabled) await endSessions(transaction, id);
    return present(row);
  });
}

/** Gives an operator another password, whose hash this is, and ends all their sessions. Throws `NotFound`, and `Conflict`
 *  as {@link updateOperator} does for whom they may not change. */
export async function setPassword(
  db: Kysely<Schema>,
  id: string,
  passwordHash: string,
  now: number,
  { byDemo }: { byDemo: boolean },
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const row = await transaction.selectFrom('user').select('demo').where('id', '=', id).executeTakeFirst();
    if (!row) throw new NotFound('This operator');
    const fixed = fixedFor(row, { byDemo, hasPassword: await hasPassword(transaction, id) });
    if (fixed) throw new Conflict(fixed, whyFixed[fixed]);
    await transaction
      .updateTable('account')
      .set({ password: passwordHash, updatedAt: new Date(now).toISOString() })
      .where('userId', '=', id)
      .execute();
    await endSessions(transaction, id);
  });
}

const whyFixed: Record<Fixed, string> = {
  demo_operator: "The demo's own operators cannot be changed.",
  real_operator: 'Only an admin who is not of the demo can change this operator.',
};

/** Whether somebody signs in with a password; the demo's own people do not. */
export async function hasPassword(db: Database, userId: string): Promise<boolean> {
  const row = await db.selectFrom('account').select('id').where('userId', '=', userId).executeTakeFirst();
  return row !== undefined;
}

/** Whether anyone can manage operators; the demo's admin does not count. */
export async function hasAdmin(db: Database): Promise<boolean> {
  return (await activeAdmins(db).select('id').limit(1).executeTakeFirst()) !== undefined;
}

const activeAdmins = (db: Database) =>
  db.selectFrom('user').where('role', '=', 'admin').where('disabledAt', 'is', null).where('demo', '=', 0);

/** Signs an operator out wherever they are signed in. */
export async function endSessions(db: Database, operatorId: string): Promise<void> {
  await db.deleteFrom('session').where('userId', '=', operatorId).execute();
}

/** Removes sessions that have ended by themselves. */
export async function forgetExpiredSessions(db: Database, now: number): Promise<void> {
  await db.deleteFrom('session').where('expiresAt', '<', new Date(now).toISOString()).execute();
}

function present(row: {
  id: string;
  name: string;
  email: string;
  role: string;
  disabledAt: number | null;
  createdAt: Date | string;
}): OperatorAccount {
  if (!isRole(row.role)) throw new Error(`operator ${row.id} has the unknown role "${row.role}"`);
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    disabled: row.disabledAt !== null,
    created_at: new Date(row.createdAt).toISOString(),
  };
}
