import type { queryThreads as Operation } from '@backchannel/chat-api/operations';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import { requireActor } from '../../actor.ts';
import { assembleThreads } from '../../assemble/threads.ts';
import { MOST_PARTICIPANTS } from '../../store/threads.ts';
import { compileFilter } from '../../filter/compile.ts';
import { parseFilter } from '../../filter/parse.ts';
import { joined } from '../../filter/sql.ts';
import { compileThreadCondition, threadColumns } from '../../filter/threads.ts';
import { selectThreads } from '../../store/threads.ts';
import type { ListedThread } from '../../store/threads.ts';
import { cursorPage, orderOf } from '../cursor.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';
import { readableAmong } from '../readable-channels.ts';
import { checkSortCombination } from '../sort-combination.ts';

const LIMIT = { default: 10, max: 100 };
const REPLIES = { default: 2, max: 10 };
const MEMBERS = { default: 100, max: 100 };
const PARTICIPANTS = { default: MOST_PARTICIPANTS, max: MOST_PARTICIPANTS };

// Threads with something to read first, then those with the newest replies.
const usual = [
  { field: 'has_unread', direction: -1 },
  { field: 'last_message_at', direction: -1 },
];

const valueOf = (row: ListedThread, field: string): string | number => {
  switch (field) {
    case 'parent_message_id':
      return row.parent_id;
    case 'active_participant_count':
      return row.participant_count;
    case 'created_at':
    case 'updated_at':
    case 'last_message_at':
    case 'reply_count':
    case 'participant_count':
    case 'has_unread':
      return row[field];
    default:
      throw new Error(`threads are not sorted by ${field}`);
  }
};

/** The threads a user takes part in: as author of the first message, or of a reply. */
export const queryThreads: Handler<typeof Operation> = ({ spec, body, caller }, context) => {
  const { db } = context;
  const userId = requireActor(context, caller, body, 'query threads request');
  const filter = parseFilter(body.filter, filterFieldsOf(spec, 'filter'), 'filter');
  const where = compileFilter(filter, compileThreadCondition);
  checkSortCombination(spec, body.sort);
  const fields = orderOf(
    body.sort && body.sort.length > 0 ? body.sort : usual,
    threadColumns,
    { name: 'has_unread', direction: -1 },
    [{ name: 'parent_message_id', column: 't.parent_id' }],
  );
  const { rows, ...cursors } = cursorPage(
    fields,
    body,
    pageOf(body, LIMIT, 0).limit,
    (beyond, order, limit) => selectThreads(db, userId, joined('and', [where, beyond]), order, limit),
    (row) => fields.map(({ name }) => valueOf(row, name)),
  );
  return {
    threads: assembleThreads(context, readableAmong(context, caller, rows), {
      readerId: userId,
      viewer: caller,
      replyLimit: pageOf({ limit: body.reply_limit }, REPLIES, 0, 'reply_limit').limit,
      memberLimit: pageOf({ limit: body.member_limit }, MEMBERS, 0, 'member_limit').limit,
      participantLimit: pageOf({ limit: body.participant_limit }, PARTICIPANTS, 0, 'participant_limit').limit,
    }),
    ...cursors,
  };
};
