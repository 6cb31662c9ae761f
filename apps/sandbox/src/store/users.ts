import type { UserRequest } from '@backchannel/chat-api/types';
import { ASKS_BUDGET } from '../db/budget.ts';
import type { Database, Sql } from '../db/database.ts';
import { packRows } from '../db/packed-rows.ts';
import type { PackedRow } from '../db/packed-rows.ts';
import type { Lead } from '../filter/sort.ts';
import { isAmong, sql } from '../filter/sql.ts';
import type { Micros } from '../time.ts';
import { forgetActivity } from './counters/usage.ts';

export interface UserRow {
  number: number;
  id: string;
  name: string | null;
  image: string | null;
  role: string;
  language: string;
  teams: string;
  teams_role: string | null;
  privacy_settings: string | null;
  push_notifications: string | null;
  custom: string;
  invisible: number;
  banned: number;
  shadow_banned: number;
  bypass_moderation: number;
  ban_expires: Micros | null;
  last_active: Micros | null;
  revoke_tokens_issued_before: Micros | null;
  created_at: Micros;
  updated_at: Micros;
  deactivated_at: Micros | null;
  deleted_at: Micros | null;
}

const packedUsers = packRows<UserRow>(
  ['number', 'id', 'name', 'image', 'role', 'teams', 'custom', 'last_active', 'created_at', 'updated_at'],
  {
    language: '',
    teams_role: null,
    privacy_settings: null,
    push_notifications: null,
    invisible: 0,
    banned: 0,
    shadow_banned: 0,
    bypass_moderation: 0,
    ban_expires: null,
    revoke_tokens_issued_before: null,
    deactivated_at: null,
    deleted_at: null,
  },
);

export const findUser = (db: Database, id: string): UserRow | undefined =>
  db.get<UserRow>('select * from users where id = ?', id);

// A statement is looked up by its text, and so put together once.
const FIND_USER = `select ${packedUsers.columns} from users where id = ?`;
const FIND_USERS = `select ${packedUsers.columns} from users where id in (select value from json_each(?))`;

/** The users with these ids, deleted ones included, in no particular order. */
export function findUsers(db: Database, ids: Iterable<string>): UserRow[] {
  const [first, ...others] = ids;
  // One alone goes without a table in memory; see `isAmong`.
  const rows =
    others.length === 0
      ? db.all<PackedRow>(FIND_USER, first)
      : db.all<PackedRow>(FIND_USERS, JSON.stringify([first, ...others]));
  return rows.map(packedUsers.rowOf);
}

/** Which of these ids belong to nobody, or to somebody deleted; in the order given. */
export function missingUsers(db: Database, ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  const where = isAmong('id', ids);
  const rows = db.all<{ id: string }>(
    `select id from users where ${where.sql} and deleted_at is null`,
    ...where.params,
  );
  const present = new Set(rows.map((row) => row.id));
  return [...new Set(ids)].filter((id) => !present.has(id));
}

/** The first few of these ids that belong to nobody, or to somebody deleted; however many are asked about. */
export const unknownUsers = (db: Database, ids: readonly string[], limit: number): string[] =>
  db
    .all<{ id: string }>(
      `select value as id from json_each(?)
       where not exists (select 1 from users u where u.id = value and u.deleted_at is null) limit ?`,
      JSON.stringify(ids),
      limit,
    )
    .map(({ id }) => id);

/** Others of the same name, deleted ones left out. */
export const namesakesOf = (db: Database, name: string, id: string): Pick<UserRow, 'id' | 'teams'>[] =>
  db.all('select id, teams from users where name = ? and id <> ? and deleted_at is null', name, id);

const json = (value: unknown): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value);

/**
 * Writes a user as the request says, replacing what was there, but for a role that it does not name; somebody new has
 * the role `user`.
 */
export function saveUser(db: Database, user: UserRequest, now: Micros): void {
  forgetActivity(db, user.id);
  db.run(
    `insert into users (id, name, image, role, language, teams, teams_role, privacy_settings, invisible, custom, created_at, updated_at)
     values (?, ?, ?, coalesce(?, 'user'), ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set name = excluded.name, image = excluded.image, role = coalesce(?, role),
       language = excluded.language, teams = excluded.teams, teams_role = excluded.teams_role,
       privacy_settings = excluded.privacy_settings, invisible = excluded.invisible, custom = excluded.custom,
       updated_at = excluded.updated_at, deleted_at = null`,
    user.id,
    user.name,
    user.image,
    user.role || null,
    user.language ?? '',
    JSON.stringify(user.teams ?? []),
    json(user.teams_role),
    json(user.privacy_settings),
    user.invisible ?? false,
    JSON.stringify(user.custom ?? {}),
    now,
    now,
    user.role || null,
  );
}

// Clients that always send `custom` send an empty one for nothing.
const isBare = ({ id: _id, custom = {}, ...rest }: UserRequest): boolean =>
  Object.keys(custom).length === 0 && Object.values(rest).every((value) => value === undefined);

/** Makes sure that the user exists: a bare id leaves an existing user alone, anything more replaces it. */
export function ensureUser(db: Database, user: UserRequest, now: Micros): void {
  const bare = isBare(user);
  const existing = findUser(db, user.id);
  if (!bare || !existing || existing.deleted_at !== null) saveUser(db, user, now);
}

/** Sets the given columns; the keys come from our own code, never from a request. */
export function updateUser(
  db: Database,
  id: string,
  change: Partial<
    Pick<
      UserRow,
      | 'name'
      | 'image'
      | 'language'
      | 'privacy_settings'
      | 'push_notifications'
      | 'custom'
      | 'deactivated_at'
      | 'deleted_at'
      | 'updated_at'
      | 'revoke_tokens_issued_before'
    >
  >,
): void {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  db.run(
    `update users set ${entries.map(([column]) => `${column} = ?`).join(', ')} where id = ?`,
    ...entries.map(([, value]) => value),
    id,
  );
}

// What is somebody's own, by whose it is and by what else its rows are told apart.
const BELONGINGS: readonly (readonly [table: string, owner: string, key: string])[] = [
  ['drafts', 'user_id', 'cid, parent_id'],
  ['channel_mutes', 'user_id', 'cid'],
  ['channel_hides', 'user_id', 'cid'],
  ['deleted_for_me', 'user_id', 'message_id'],
  ['thread_reads', 'user_id', 'parent_id'],
  ['devices', 'user_id', 'id'],
  ['reminders', 'user_id', 'message_id'],
  ['ephemeral_messages', 'user_id', 'id'],
  ['user_mutes', 'user_id', 'target_id'],
  ['user_blocks', 'user_id', 'blocked_user_id'],
  ['bans', 'target_id', 'number'],
  ['future_channel_bans', 'target_id', 'number'],
  ['future_channel_bans', 'banned_by_id', 'number'],
  ['flags', 'user_id', 'number'],
];

/** Removes up to `limit` rows of one kind of what is a user's own. True when there may be more. */
export const removeSomeBelongings = (db: Database, id: string, limit: number): boolean =>
  BELONGINGS.some(
    ([table, owner, key]) =>
      db.run(
        `delete from ${table} where ${owner} = ?1 and (${key}) in (select ${key} from ${table} where ${owner} = ?1 limit ?2)`,
        id,
        limit,
      ) === limit,
  );

/** Removes a user whose belongings have gone, and what others had with them. */
export function removeUser(db: Database, id: string): void {
  forgetActivity(db, id);
  db.run('delete from user_mutes where target_id = ?', id);
  db.run('delete from user_blocks where blocked_user_id = ?', id);
  db.run("delete from flags where entity_type = 'stream:user' and entity_id = ?", id);
  db.run('delete from users where id = ?', id);
}

/** That a user (`u`) is one of those that fit `where`; undefined when these are more than `most`. */
export function amongFewUsers(db: Database, where: Sql, most: number): Sql | undefined {
  const found = db.all<{ number: number }>(
    `select u.number from users u where ${where.sql} limit ?`,
    ...where.params,
    most + 1,
  );
  return found.length <= most
    ? sql('u.number in (select value from json_each(?))', JSON.stringify(found.map(({ number }) => number)))
    : undefined;
}

/** What a page of users is and how it is found; see `findPage` for `lead`. */
export interface UserPage {
  order: Sql;
  limit: number;
  offset: number;
  lead: Lead;
}

/** A page of users that fit `where` (the table is called `u`). */
export function selectUsers(db: Database, where: Sql, { order, limit, offset, lead }: UserPage): UserRow[] {
  const asks = lead === 'sort' ? `${ASKS_BUDGET} and ` : '';
  // By keys alone first: sorting many candidates must not drag whole rows along.
  const numbers = db
    .all<{ number: number }>(
      `select u.number from users u where ${asks}${where.sql} order by ${order.sql} limit ? offset ?`,
      ...where.params,
      ...order.params,
      limit,
      offset,
    )
    .map(({ number }) => number);
  const rows = db.all<UserRow>(
    'select * from users where number in (select value from json_each(?))',
    JSON.stringify(numbers),
  );
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return numbers.flatMap((number) => byNumber.get(number) ?? []);
}
