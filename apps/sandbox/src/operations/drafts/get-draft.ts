import type { getDraft as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { assembleDrafts } from '../../assemble/drafts.ts';
import { doesNotExist } from '../../errors.ts';
import { findDraft } from '../../store/drafts.ts';
import { channelOfCall } from '../channels/channel-of-call.ts';
import type { Handler } from '../handler.ts';

export const getDraft: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const { cid } = channelOfCall(context, params);
  const userId = requireActor(context, caller, query, 'get draft request');
  const row = findDraft(context.db, userId, cid, query.parent_id);
  const [draft] = row ? assembleDrafts(context, [row], userId) : [];
  if (!draft) throw doesNotExist(`user ${userId} has no draft in ${cid}`);
  return { draft };
};
