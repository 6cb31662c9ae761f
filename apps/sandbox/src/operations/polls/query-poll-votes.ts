import type { queryPollVotes as Operation } from '@backchannel/chat-api/operations';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import { actorOf } from '../../actor.ts';
import { assembleVotes } from '../../assemble/polls.ts';
import { UserBook } from '../../assemble/users.ts';
import { compileFilter } from '../../filter/compile.ts';
import { parseFilter } from '../../filter/parse.ts';
import { compileVoteCondition } from '../../filter/polls.ts';
import { joined } from '../../filter/sql.ts';
import { selectVotes } from '../../store/poll-votes.ts';
import { cursorPage, orderOf } from '../cursor.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';
import { checkSortCombination } from '../sort-combination.ts';
import { requirePoll } from './poll-of-call.ts';

const LIMIT = { default: 10, max: 100 };

const columns = { id: 'v.id', created_at: 'v.created_at', updated_at: 'v.updated_at' } as const;

/** A poll's votes and answers that fit the filter, newest first unless the sort says otherwise. */
export const queryPollVotes: Handler<typeof Operation> = ({ spec, params, query, body, caller }, context) => {
  const poll = requirePoll(context, caller, params.poll_id);
  const readerId = actorOf(context, caller, query);
  const filter = parseFilter(body.filter, filterFieldsOf(spec, 'filter'), 'filter');
  const secret = poll.voting_visibility === 'anonymous' ? { userId: readerId } : undefined;
  const where = compileFilter(filter, (condition) => compileVoteCondition(condition, secret));
  checkSortCombination(spec, body.sort);
  const fields = orderOf(body.sort, columns, { name: 'created_at', direction: -1 }, [
    { name: 'id', column: 'v.id' },
  ]);
  const { rows, ...cursors } = cursorPage(
    fields,
    body,
    pageOf(body, LIMIT, 0).limit,
    (beyond, order, limit) => selectVotes(context.db, poll.id, joined('and', [where, beyond]), order, limit),
    (row) =>
      fields.map(({ name }) => (Object.hasOwn(columns, name) ? row[name as keyof typeof columns] : row.id)),
  );
  const users = new UserBook(context);
  users.load(rows.map((row) => row.user_id));
  return { votes: assembleVotes(poll, rows, users, readerId), ...cursors };
};
