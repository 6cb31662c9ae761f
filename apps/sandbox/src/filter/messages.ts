import type { Sql } from '../db/database.ts';
import { anyWordsMatch, wordPrefixMatch, wordsMatch } from '../db/words.ts';
import { inputError } from '../errors.ts';
import type { Micros } from '../time.ts';
import { compileClaim, compileColumn, compileList, listOf, textOf } from './column.ts';
import { compileCustom } from './custom.ts';
import { never, not, sql } from './sql.ts';
import type { Condition } from './tree.ts';

/** When messages are searched, and how their texts are. */
export interface MessageFilterScope {
  now: Micros;
  /** The messages (`m`) whose text fits a full-text query; the condition tells where in the filter it is asked. */
  withText: (match: string, condition: Condition) => Sql;
}

/** The columns that messages (`m`) are filtered and sorted by as they are. */
export const messageColumns: Readonly<Record<string, string>> = {
  id: 'm.id',
  cid: 'm.cid',
  user_id: 'm.user_id',
  'user.id': 'm.user_id',
  parent_id: 'm.parent_id',
  type: 'm.type',
  text: "nullif(m.text, '')",
  reply_count: 'm.reply_count',
  created_at: 'm.created_at',
  updated_at: 'm.updated_at',
};

const textMatches: Partial<Record<Condition['operator'], (condition: Condition) => string | undefined>> = {
  $q: ({ operand }) => wordsMatch(textOf(operand)),
  $autocomplete: ({ operand }) => wordPrefixMatch(textOf(operand)),
  $any: ({ operand }) => anyWordsMatch(listOf(operand).map(textOf)),
};

/** The full-text query that a condition on words is; undefined where no text can fit it, or it is no such condition. */
export const textMatch = (condition: Condition): string | undefined =>
  textMatches[condition.operator]?.(condition);

function withText(condition: Condition, scope: MessageFilterScope): Sql {
  if (!textMatches[condition.operator]) return compileColumn("nullif(m.text, '')", condition);
  const match = textMatch(condition);
  return match === undefined ? never : scope.withText(match, condition);
}

const HAS_ATTACHMENTS = sql("m.attachments <> '[]'");

const withAttachmentOf = ({ operand }: Condition): Sql =>
  sql(
    "exists (select 1 from json_each(m.attachments) a where json_extract(a.value, '$.type') in (select value from json_each(?)))",
    JSON.stringify(listOf(operand).filter((type) => type !== null)),
  );

/** Compiles one condition on messages, whose table is called `m`. */
export function compileMessageCondition(condition: Condition, scope: MessageFilterScope): Sql {
  const { field, custom, operand } = condition;
  if (custom) return compileCustom(sql('m.custom'), condition);
  switch (field) {
    case 'text':
      return withText(condition, scope);
    case 'attachments':
      return operand === true ? HAS_ATTACHMENTS : not(HAS_ATTACHMENTS);
    case 'attachments.type':
      return withAttachmentOf(condition);
    case 'mentioned_users.id':
      return compileList('m.mentioned_users', condition);
    case 'pinned':
      return compileClaim(
        sql('(m.pinned = 1 and (m.pin_expires is null or m.pin_expires > ?))', scope.now),
        condition,
      );
    default: {
      const column = messageColumns[field];
      if (column === undefined) {
        throw inputError(`field "message_filter_conditions.${field}" is not a valid filter field`);
      }
      return compileColumn(column, condition);
    }
  }
}
