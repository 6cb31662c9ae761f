import type { getChannel as Operation } from '@backchannel/chat-api/operations';
import { actorOf } from '../../actor.ts';
import { assembleChannelStates } from '../../assemble/channel-state.ts';
import { requirePermission } from '../../permissions.ts';
import type { Handler } from '../handler.ts';
import { windowOf } from '../messages/message-window.ts';
import { pageOf } from '../page.ts';
import { channelOfCall } from './channel-of-call.ts';

const MESSAGES = { default: 25, max: 300 };
const MEMBERS = { default: 100, max: 300 };

/** Reads one channel and never makes it. */
export const getChannel: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const row = channelOfCall(context, params);
  requirePermission(context, caller, row, 'read-channel');
  const terms = {
    id_lt: query.messages_id_lt,
    id_lte: query.messages_id_lte,
    id_gt: query.messages_id_gt,
    id_gte: query.messages_id_gte,
    id_around: query.messages_id_around,
  };
  const [state] = assembleChannelStates(context, [row], {
    readerId: actorOf(context, caller, { user_id: query.user_id }),
    viewer: caller,
    state: query.state,
    messageLimit: pageOf({ limit: query.messages_limit }, MESSAGES, 0, 'messages_limit').limit,
    window: () => windowOf(context.db, terms),
    memberLimit: pageOf({ limit: query.members_limit }, MEMBERS, 0, 'members_limit').limit,
  });
  if (!state) throw new Error(`no state for ${row.cid}`);
  return state;
};
