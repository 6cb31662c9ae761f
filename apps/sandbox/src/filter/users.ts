import type { Sql } from '../db/database.ts';
import { inputError } from '../errors.ts';
import { compileColumn, compileList } from './column.ts';
import { compileCustom } from './custom.ts';
import { sql } from './sql.ts';
import type { Condition } from './tree.ts';

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

/** Compiles one condition on users, whose table is called `u`. */
export function compileUserCondition(condition: Condition): Sql {
  const { field, custom } = condition;
  if (custom) return compileCustom(sql('u.custom'), condition);
  if (field === 'teams') return compileList('u.teams', condition);
  const column = columns[field];
  if (column === undefined) throw inputError(`field "${field}" is not a valid filter field`);
  return compileColumn(
    column,
    condition,
    field === 'name' ? { table: 'user_names_fts', rowid: 'u.number' } : undefined,
  );
}
