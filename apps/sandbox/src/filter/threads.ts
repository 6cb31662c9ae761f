import type { Sql } from '../db/database.ts';
import { inputError } from '../errors.ts';
import { compileColumn } from './column.ts';
import { compileCustom } from './custom.ts';
import { sql } from './sql.ts';
import type { Condition } from './tree.ts';

/** What a user's threads (`t`) can be filtered by, beside their custom data. Nobody can leave a thread, so everybody in it is active. */
export const threadColumns: Readonly<Record<string, string>> = {
  channel_cid: 't.cid',
  'channel.disabled': 't.channel_disabled',
  'channel.team': 't.channel_team',
  parent_message_id: 't.parent_id',
  created_by_user_id: 't.created_by_id',
  created_at: 't.created_at',
  updated_at: 't.updated_at',
  last_message_at: 't.last_message_at',
  reply_count: 't.reply_count',
  participant_count: 't.participant_count',
  active_participant_count: 't.participant_count',
  has_unread: 't.has_unread',
};

/** Compiles one condition on a user's threads, whose table is called `t`. */
export function compileThreadCondition(condition: Condition): Sql {
  if (condition.custom) return compileCustom(sql('t.custom'), condition);
  const column = threadColumns[condition.field];
  if (column === undefined) throw inputError(`field "filter.${condition.field}" is not a valid filter field`);
  return compileColumn(column, condition);
}
