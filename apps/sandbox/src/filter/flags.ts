import type { Sql } from '../db/database.ts';
import { inputError } from '../errors.ts';
import { parseTime } from '../time.ts';
import { compileColumn, textOf } from './column.ts';
import { not, sql } from './sql.ts';
import type { Condition } from './tree.ts';

// What only the service's models find out is known of no flag here.
const UNKNOWN = 'null';

const messageColumns: Readonly<Record<string, string>> = {
  action: 'f.action',
  blocklist_name: 'f.blocklist_name',
  channel_cid: 'f.cid',
  harm_label: UNKNOWN,
  harm_type: UNKNOWN,
  image_labels: UNKNOWN,
  keyword: 'f.matched_phrase',
  matched_phrase: 'f.matched_phrase',
  message_id: 'f.message_id',
  phrase_list_ids: UNKNOWN,
  reason: 'f.reason',
  reporter_id: 'f.user_id',
  reporter_type: 'f.reporter_type',
  team: 'f.team',
  user_id: 'f.entity_creator_id',
};

/** `from_to`: two moments, the second of which counts to its last digit. */
function withinRange(text: string): Sql {
  const [from, to, ...more] = text.split('_').map(parseTime);
  if (!from || !to || more.length > 0)
    throw inputError('field "filter_conditions.date_range" must be two dates with "_" between them');
  return sql('(f.created_at >= ? and f.created_at < ?)', from.at, to.at + to.width);
}

/** Compiles one condition on the flags of messages, whose table is called `f`. */
export function compileMessageFlagCondition(condition: Condition): Sql {
  const { field } = condition;
  if (field === 'is_reviewed')
    return sql(`f.reviewed_at is ${condition.operand === true ? 'not null' : 'null'}`);
  if (field === 'date_range') return withinRange(textOf(condition.operand));
  // Stored as an empty text, so that a flag of nobody's is one of its kind.
  if (field === 'reporter_id' && condition.operand === null) return sql("f.user_id = ''");
  const column = messageColumns[field];
  if (column === undefined)
    throw inputError(`field "filter_conditions.${field}" is not a valid filter field`);
  const found = compileColumn(column, condition);
  return field === 'reporter_id' ? { ...found, sql: `(${found.sql} and f.user_id <> '')` } : found;
}

const columns: Readonly<Record<string, string>> = {
  created_at: 'f.created_at',
  entity_id: 'f.entity_id',
  entity_type: 'f.entity_type',
  review_queue_item_id: 'f.review_item_id',
};

// One of the labels fits.
function withLabel(condition: Condition): Sql {
  const { operator, operand } = condition;
  const none = sql("f.labels = '[]'");
  if (operator === '$exists') return operand === true ? not(none) : none;
  if (operand === null) return none;
  const { sql: test, params } = compileColumn('l.label', condition);
  return { sql: `f.number in (select l.number from flag_labels l where ${test})`, params };
}

/** Compiles one condition on flags of any kind, whose table is called `f`. */
export function compileFlagCondition(condition: Condition): Sql {
  if (condition.field === 'labels') return withLabel(condition);
  const column = columns[condition.field];
  if (column === undefined) throw inputError(`field "filter.${condition.field}" is not a valid filter field`);
  return compileColumn(column, condition);
}
