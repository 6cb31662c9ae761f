import type { getDraft as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { assembleDrafts } from '../../assemble/drafts.ts';
import { doesNotExist } from '../../errors.ts';
import { requirePermission } from '../../permissions.ts';
import { findDraft } from '../../store/drafts.ts';
import { channelOfCall } from '../channels/channel-of-call.ts';
import type { Handler } from '../handler.ts';

export const getDraft: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const channel = channelOfCall(context, params);
  // It comes with the channel, and with what it answers and quotes.
  requirePermission(context, caller, channel, 'read-channel');
  const userId = requireActor(context, caller, query, 'get draft request');
  const row = findDraft(context.db, userId, channel.cid, query.parent_id);
  const [draft] = row ? assembleDrafts(context, [row], userId, caller) : [];
  if (!draft) throw doesNotExist(`user ${userId} has no draft in ${channel.cid}`);
  return { draft };
};
