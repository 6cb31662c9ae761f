import type { queryMessageHistory as Operation } from '@backchannel/chat-api/operations';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import type { Sql } from '../../db/database.ts';
import { inputError, notAllowed } from '../../errors.ts';
import { compileColumn } from '../../filter/column.ts';
import { compileFilter } from '../../filter/compile.ts';
import { compileCustom } from '../../filter/custom.ts';
import { parseFilter } from '../../filter/parse.ts';
import { joined, sql } from '../../filter/sql.ts';
import { countConditions } from '../../filter/tree.ts';
import type { Condition } from '../../filter/tree.ts';
import { presentVersion } from '../../present/message-version.ts';
import { selectVersions } from '../../store/message-history.ts';
import { cursorPage, orderOf } from '../cursor.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';

const LIMIT = { default: 10, max: 100 };
const MOST_CONDITIONS = 3;

const columns: Record<string, string> = {
  message_id: 'h.message_id',
  message_updated_at: 'h.message_updated_at',
  message_updated_by_id: 'h.message_updated_by_id',
};

// Cursors need a value, where a filter has to see that there is none.
const sortable = { ...columns, message_updated_by_id: "coalesce(h.message_updated_by_id, '')" };

function compileCondition(condition: Condition): Sql {
  if (condition.custom) return compileCustom(sql('h.custom'), condition);
  const column = columns[condition.field];
  if (column === undefined) throw inputError(`field "filter.${condition.field}" is not a valid filter field`);
  return compileColumn(column, condition);
}

/** The versions that messages had before they were changed, the latest first unless the sort says otherwise. */
export const queryMessageHistory: Handler<typeof Operation> = ({ spec, body, caller }, context) => {
  if (caller.kind !== 'server') throw notAllowed('message history is read with server side auth only');
  const filter = parseFilter(body.filter, filterFieldsOf(spec, 'filter'), 'filter');
  const conditions = countConditions(filter);
  if (conditions < 1 || conditions > MOST_CONDITIONS) {
    throw inputError(`field "filter" must have 1 to ${MOST_CONDITIONS} conditions but has ${conditions}`);
  }
  const fields = orderOf(body.sort, sortable, { name: 'message_updated_at', direction: -1 }, [
    { name: 'seq', column: 'h.seq' },
  ]);
  const where = compileFilter(filter, compileCondition);
  const { rows, ...cursors } = cursorPage(
    fields,
    body,
    pageOf(body, LIMIT, 0).limit,
    (beyond, order, limit) => selectVersions(context.db, joined('and', [where, beyond]), order, limit),
    (row) =>
      fields.map(({ name }) => {
        if (name === 'message_id') return row.message_id;
        if (name === 'message_updated_by_id') return row.message_updated_by_id ?? '';
        return name === 'seq' ? row.seq : row.message_updated_at;
      }),
  );
  return { message_history: rows.map(presentVersion), ...cursors };
};
