import type { getManyMessages as Operation } from '@backchannel/chat-api/operations';
import { assembleMessages } from '../../assemble/messages.ts';
import { isVisibleTo } from '../../message-sight.ts';
import { requirePermission } from '../../permissions.ts';
import { findMessages } from '../../store/messages.ts';
import { channelOfCall } from '../channels/channel-of-call.ts';
import type { Handler } from '../handler.ts';

/** The channel's messages with these ids, in the order of the ids; each once, and without those it does not have. */
export const getManyMessages: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const channel = channelOfCall(context, params);
  requirePermission(context, caller, channel, 'read-channel');
  const ids = new Set(query.ids);
  const found = new Map(
    findMessages(context.db, ids)
      .filter((row) => row.cid === channel.cid && row.pending === 0)
      .filter((row) => isVisibleTo(context, caller, row, channel))
      .map((row) => [row.id, row]),
  );
  const rows = [...ids].flatMap((id) => found.get(id) ?? []);
  return {
    messages: assembleMessages(context, rows, {
      viewer: caller,
      readerId: caller.kind === 'user' ? caller.userId : undefined,
      memberCustomInclude: query.member_custom_include,
    }),
  };
};
