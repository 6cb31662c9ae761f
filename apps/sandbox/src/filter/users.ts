import type { Sql } from '../db/database.ts';
import { inputError } from '../errors.ts';
import { compileColumn, compileList, listOf } from './column.ts';
import type { TextIndex } from './column.ts';
import { customRows } from './channel-custom.ts';
import { compileCustom } from './custom.ts';
import { joined, sql } from './sql.ts';
import type { Condition } from './tree.ts';

/** How users are looked for. */
export interface UserFilterScope {
  /**
   * Whether so few users have this in `user_custom` that all of them can be looked at. Given where the users who fit may be
   * gathered first, and not where they are asked one after the other.
   */
  isRare?: (rows: Sql) => boolean;
}

const columns: Record<string, string> = {
  id: 'u.id',
  name: 'u.name',
  role: 'u.role',
  language: 'u.language',
  username: "json_extract(u.custom, '$.username')",
  email: "json_extract(u.custom, '$.email')",
  banned: 'u.banned',
  shadow_banned: 'u.shadow_banned',
  bypass_moderation: 'u.bypass_moderation',
  created_at: 'u.created_at',
  updated_at: 'u.updated_at',
  last_active: 'u.last_active',
};

const textIndexes: Readonly<Record<string, TextIndex>> = {
  name: { table: 'user_names_fts', rowid: 'u.number' },
  id: { table: 'user_ids_fts', rowid: 'u.number', column: 'id' },
  username: { table: 'user_ids_fts', rowid: 'u.number', column: 'username' },
};

// Nearly all users may have the same of these, and are then not to be gathered and sorted.
const alike = new Set(['role', 'language', 'banned', 'shadow_banned', 'bypass_moderation']);

// Fields of their own that stand in custom data.
const inCustom = new Set(['username', 'email']);

/** What fits, said of those only who have it in `user_custom`, if they are few. */
function narrowed(fits: Sql, condition: Condition, { isRare }: UserFilterScope): Sql {
  const rows = customRows(condition);
  if (rows === undefined || isRare?.(rows) !== true) return fits;
  return joined('and', [
    sql(`u.number in (select number from user_custom where ${rows.sql})`, ...rows.params),
    fits,
  ]);
}

function withTeams(condition: Condition, { isRare }: UserFilterScope): Sql {
  const { operator, operand } = condition;
  if (isRare === undefined || operand === null || (operator === '$eq' && Array.isArray(operand)))
    return compileList('u.teams', condition);
  return sql(
    'u.number in (select number from user_teams where team in (select value from json_each(?)))',
    JSON.stringify(listOf(operand)),
  );
}

/** Compiles one condition on users, whose table is called `u`. */
export function compileUserCondition(condition: Condition, scope: UserFilterScope = {}): Sql {
  const { field, custom } = condition;
  if (custom) return narrowed(compileCustom(sql('u.custom'), condition), condition, scope);
  if (field === 'teams') return withTeams(condition, scope);
  const column = columns[field];
  if (column === undefined) throw inputError(`field "${field}" is not a valid filter field`);
  // A plus sign hides a column from its index.
  const hidden = scope.isRare === undefined && alike.has(field) ? '+' : '';
  const fits = compileColumn(`${hidden}${column}`, condition, textIndexes[field]);
  return inCustom.has(field) && condition.operator !== '$autocomplete'
    ? narrowed(fits, condition, scope)
    : fits;
}
