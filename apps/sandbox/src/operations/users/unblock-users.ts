import type { unblockUsers as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { unblockUser } from '../../store/blocks.ts';
import { showChannelFor } from '../../store/hides.ts';
import { pairChannelsOf } from '../../store/user-channels.ts';
import type { Handler } from '../handler.ts';

/** Takes a block back, and puts the channels between the two back; nothing happens when there was none. */
export const unblockUsers: Handler<typeof Operation> = ({ body, caller }, context) => {
  const { db } = context;
  const userId = requireActor(context, caller, body, 'unblock request');
  if (unblockUser(db, userId, body.blocked_user_id)) {
    for (const cid of pairChannelsOf(db, userId, body.blocked_user_id)) showChannelFor(db, cid, userId);
  }
  return {};
};
