import type { queryReminders as Operation } from '@backchannel/chat-api/operations';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import { requireActor } from '../../actor.ts';
import { assembleReminders } from '../../assemble/reminders.ts';
import { compileFilter } from '../../filter/compile.ts';
import { parseFilter } from '../../filter/parse.ts';
import { compileReminderCondition } from '../../filter/reminders.ts';
import { joined } from '../../filter/sql.ts';
import { selectReminders } from '../../store/reminders.ts';
import type { ReminderRow } from '../../store/reminders.ts';
import { cursorPage, orderOf } from '../cursor.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';
import { readableAmong } from '../readable-channels.ts';
import { checkSortCombination } from '../sort-combination.ts';

const LIMIT = { default: 10, max: 100 };
// Bookmarks come after everything that has a moment.
const NEVER = Number.MAX_SAFE_INTEGER;

const columns = {
  channel_cid: 'r.cid',
  created_at: 'r.created_at',
  message_id: 'r.message_id',
  remind_at: `coalesce(r.remind_at, ${NEVER})`,
};

function valueOf(row: ReminderRow, field: string): string | number {
  switch (field) {
    case 'channel_cid':
      return row.cid;
    case 'created_at':
      return row.created_at;
    case 'remind_at':
      return row.remind_at ?? NEVER;
    default:
      return row.message_id;
  }
}

/** One user's reminders and bookmarks, newest first unless the sort says otherwise. */
export const queryReminders: Handler<typeof Operation> = ({ spec, body, caller }, context) => {
  const { db } = context;
  const userId = requireActor(context, caller, body, 'query reminders request');
  const filter = parseFilter(body.filter, filterFieldsOf(spec, 'filter'), 'filter');
  const where = compileFilter(filter, compileReminderCondition);
  checkSortCombination(spec, body.sort);
  const fields = orderOf(body.sort, columns, { name: 'created_at', direction: -1 }, [
    { name: 'message_id', column: 'r.message_id' },
  ]);
  const { rows, ...cursors } = cursorPage(
    fields,
    body,
    pageOf(body, LIMIT, 0).limit,
    (beyond, order, limit) => selectReminders(db, userId, joined('and', [where, beyond]), order, limit),
    (row) => fields.map(({ name }) => valueOf(row, name)),
  );
  const readable = readableAmong(context, caller, rows);
  return { reminders: assembleReminders(context, readable, userId, caller), ...cursors };
};
