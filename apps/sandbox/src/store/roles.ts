import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';

export interface RoleRow {
  name: string;
  created_at: Micros;
  updated_at: Micros;
}

/** The roles that every app has. */
export const builtInRoles: readonly string[] = [
  'admin',
  'anonymous',
  'channel_member',
  'channel_moderator',
  'global_admin',
  'global_moderator',
  'guest',
  'moderator',
  'user',
];

/** The app's own roles. */
export const customRoles = (db: Database): RoleRow[] => db.all<RoleRow>('select * from roles order by name');

const findRole = (db: Database, name: string): RoleRow | undefined =>
  db.get<RoleRow>('select * from roles where name = ?', name);

/** Whether a role is there, built in or the app's own. */
export const isRole = (db: Database, name: string): boolean =>
  builtInRoles.includes(name) || findRole(db, name) !== undefined;

export const insertRole = (db: Database, name: string, now: Micros): number =>
  db.run('insert into roles (name, created_at, updated_at) values (?1, ?2, ?2)', name, now);

export const removeRole = (db: Database, name: string): number =>
  db.run('delete from roles where name = ?', name);

/** Whether some user has the role, everywhere or in a team, or some member in their channel. */
export const isRoleHeld = (db: Database, name: string): boolean =>
  db.get(
    `select 1 where exists (select 1 from users where role = ?1)
       or exists (select 1 from users u, json_each(u.teams_role) held where held.value = ?1)
       or exists (select 1 from members where channel_role = ?1 and channel_role not in ('channel_member', 'channel_moderator'))`,
    name,
  ) !== undefined;
