import type { Sql } from '../db/database.ts';
import { inputError } from '../errors.ts';
import { compileClaim, compileColumn } from './column.ts';
import { compileCustom, jsonPath } from './custom.ts';
import { inviteIs } from './invites.ts';
import { sql } from './sql.ts';
import type { Condition } from './tree.ts';

const columns: Record<string, string> = {
  id: 'm.user_id',
  user_id: 'm.user_id',
  cid: 'm.cid',
  channel_role: 'm.channel_role',
  is_moderator: 'm.is_moderator',
  banned: 'm.banned',
  notifications_muted: 'm.notifications_muted',
  created_at: 'm.created_at',
  updated_at: 'm.updated_at',
  last_active: 'u.last_active',
  name: 'u.name',
  'user.email': "json_extract(u.custom, '$.email')",
};

const claims: Record<string, string> = {
  joined: 'not (m.invited = 1 and m.invite_accepted_at is null)',
  'user.nd_deactivated': 'u.deactivated_at is not null',
};

// What is not a field is looked for in the member's custom data, then in the user's.
function documentFor(key: string): Sql {
  const path = jsonPath(key);
  return sql('case when json_type(m.custom, ?) is not null then m.custom else u.custom end', path);
}

/** Compiles one condition on members: `m` is the member's row, `u` the row of the member's user. */
export function compileMemberCondition(condition: Condition): Sql {
  const { field, custom } = condition;
  if (custom && field.startsWith('user.')) {
    return compileCustom(sql('u.custom'), { ...condition, field: field.slice('user.'.length) });
  }
  if (custom) return compileCustom(documentFor(field), condition);
  const claim = claims[field];
  if (claim !== undefined) return compileClaim(sql(claim), condition);
  if (field === 'invite') return inviteIs(condition);
  const column = columns[field];
  if (column === undefined) throw inputError(`field "${field}" is not a valid filter field`);
  // Without the plus sign SQLite would try every user found for each of the members.
  const index = field === 'name' ? { table: 'user_names_fts', rowid: '+u.number' } : undefined;
  return compileColumn(column, condition, index);
}
