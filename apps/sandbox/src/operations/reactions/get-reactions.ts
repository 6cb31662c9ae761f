import type { getReactions as Operation } from '@backchannel/chat-api/operations';
import { newestReactions } from '../../store/reactions.ts';
import type { Handler } from '../handler.ts';
import { requireMessage } from '../messages/find-message.ts';
import { pageOf } from '../page.ts';
import { answerReactions } from './answer-reactions.ts';

const LIMIT = { default: 10, max: 300 };
const MOST_OFFSET = 1000;

export const getReactions: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const { row } = requireMessage(context, caller, params.id);
  const { limit, offset } = pageOf(query, LIMIT, MOST_OFFSET);
  return { reactions: answerReactions(context, newestReactions(context.db, row.id, limit, offset)) };
};
