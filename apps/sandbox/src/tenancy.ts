import type { Context } from './context.ts';
import type { Sql } from './db/database.ts';
import { sql } from './filter/sql.ts';
import type { Caller } from './http/auth.ts';
import { notAllowed } from './errors.ts';
import { appSettings } from './store/app.ts';
import { findUser, findUsers } from './store/users.ts';
import type { UserRow } from './store/users.ts';
import { parseObject, parseStrings } from './values.ts';

// With `multi_tenant_enabled` a user's token sees one's own teams, and who has no team what has none. The app's own
// server and the roles `global_admin` and `global_moderator` see everything.

const isGlobal = (role: string): boolean => role.startsWith('global_');

/** The teams that a caller is kept to; undefined where nothing is kept apart. */
export function teamsOf({ db }: Context, caller: Caller): readonly string[] | undefined {
  if (caller.kind === 'server' || appSettings(db)['multi_tenant_enabled'] !== true) return undefined;
  const user = caller.kind === 'user' ? findUser(db, caller.userId) : undefined;
  return user && isGlobal(user.role) ? undefined : parseStrings(user?.teams ?? null);
}

/** Whether what belongs to `team` is for who is kept to these teams. */
export const isInTeams = (teams: readonly string[] | undefined, team: string | null): boolean =>
  teams === undefined || (team === null ? teams.length === 0 : teams.includes(team));

/** Throws 403/17 when one of the users shares no team with who is kept to theirs; who is not there is passed over. */
export function guardTeams(context: Context, caller: Caller, userIds: readonly string[]): void {
  const teams = teamsOf(context, caller);
  if (teams === undefined) return;
  for (const user of findUsers(context.db, userIds)) {
    const others = parseStrings(user.teams);
    const shared = teams.length === 0 ? others.length === 0 : others.some((team) => teams.includes(team));
    if (!shared) throw notAllowed(`user '${user.id}' is in none of the teams of the user who asks`);
  }
}

/** The user's role in a team: the one they have there, otherwise the one they have everywhere. */
export function roleIn(user: UserRow, team: string | null): string {
  const own = team === null ? undefined : parseObject(user.teams_role)[team];
  return typeof own === 'string' && own !== '' ? own : user.role;
}

/** What channels (the table is called `c`) are for who is kept to these teams. */
export const channelsOfTeams = (teams: readonly string[]): Sql =>
  teams.length === 0
    ? sql('c.team is null')
    : sql('c.team in (select value from json_each(?))', JSON.stringify(teams));

/** What users (the table is called `u`) are for who is kept to these teams. */
export const usersOfTeams = (teams: readonly string[]): Sql =>
  teams.length === 0
    ? sql("u.teams = '[]'")
    : sql(
        'exists (select 1 from json_each(u.teams) t where t.value in (select value from json_each(?)))',
        JSON.stringify(teams),
      );
