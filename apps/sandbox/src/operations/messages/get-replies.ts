import type { getReplies as Operation } from '@backchannel/chat-api/operations';
import { callerId } from '../../actor.ts';
import { assembleMessages } from '../../assemble/messages.ts';
import { sightOf } from '../../permissions.ts';
import { messagePage } from '../../store/message-window.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';
import { requireMessage } from './find-message.ts';
import { windowOf } from './message-window.ts';
import { directionOf } from './sort-direction.ts';

const LIMIT = { default: 25, max: 300 };

/**
 * A page of a thread. Unsorted it is the newest replies, oldest first, like a page of a channel; sorted it begins
 * at the end that the sort names and keeps its order.
 */
export const getReplies: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const { row, channel } = requireMessage(context, caller, params.parent_id);
  const direction = directionOf(query.sort, 'created_at');
  const { limit } = pageOf(query, LIMIT, 0);
  const rows = messagePage(context.db, { parentId: row.id }, windowOf(context.db, query), limit, {
    ...sightOf(context, caller, channel),
    fromStart: direction === 1,
  });
  if (direction === -1) rows.reverse();
  return {
    messages: assembleMessages(context, rows, {
      viewer: caller,
      readerId: callerId(caller),
      memberCustomInclude: query.member_custom_include,
    }),
  };
};
