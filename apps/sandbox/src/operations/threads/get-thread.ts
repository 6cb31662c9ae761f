import type { getThread as Operation } from '@backchannel/chat-api/operations';
import { assembleThreads } from '../../assemble/threads.ts';
import { MOST_PARTICIPANTS } from '../../store/threads.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';
import { requireThread } from './find-thread.ts';

const REPLIES = { default: 2, max: 300 };
const MEMBERS = { default: 100, max: 100 };
const PARTICIPANTS = { default: MOST_PARTICIPANTS, max: MOST_PARTICIPANTS };

export const getThread: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const { thread: row } = requireThread(context, caller, params.message_id);
  const readerId = caller.kind === 'user' ? caller.userId : undefined;
  const [thread] = assembleThreads(context, [row], {
    readerId,
    viewer: caller,
    replyLimit: pageOf({ limit: query.reply_limit }, REPLIES, 0, 'reply_limit').limit,
    memberLimit: pageOf({ limit: query.member_limit }, MEMBERS, 0, 'member_limit').limit,
    participantLimit: pageOf({ limit: query.participant_limit }, PARTICIPANTS, 0, 'participant_limit').limit,
  });
  if (!thread) throw new Error(`the first message of the thread ${row.parent_id} is not there`);
  return { thread };
};
