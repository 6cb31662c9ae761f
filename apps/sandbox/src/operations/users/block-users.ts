import type { blockUsers as Operation } from '@backchannel/chat-api/operations';
import { requireActor, requireUsers } from '../../actor.ts';
import { inputError } from '../../errors.ts';
import { blockUser } from '../../store/blocks.ts';
import { hideChannelFor } from '../../store/hides.ts';
import { pairChannelsOf } from '../../store/user-channels.ts';
import { guardTeams } from '../../tenancy.ts';
import { toWire } from '../../time.ts';
import type { Handler } from '../handler.ts';

/** Blocks one user for another, and hides the channels that are between just the two of them. */
export const blockUsers: Handler<typeof Operation> = ({ body, caller }, context) => {
  const { db, clock } = context;
  const userId = requireActor(context, caller, body, 'block request');
  const blockedId = body.blocked_user_id;
  if (blockedId === userId) throw inputError('a user cannot block themselves');
  guardTeams(context, caller, [blockedId]);
  requireUsers(context, [blockedId], 'block operation');
  const now = clock.now();
  const since = blockUser(db, userId, blockedId, now);
  for (const cid of pairChannelsOf(db, userId, blockedId)) hideChannelFor(db, cid, userId, now);
  return { blocked_by_user_id: userId, blocked_user_id: blockedId, created_at: toWire(since) };
};
