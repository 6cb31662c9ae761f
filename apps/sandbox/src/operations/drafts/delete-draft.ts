import type { deleteDraft as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { removeDraft } from '../../store/drafts.ts';
import { channelOfCall } from '../channels/channel-of-call.ts';
import type { Handler } from '../handler.ts';

/** Removes a draft; nothing happens when there is none. */
export const deleteDraft: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const { cid } = channelOfCall(context, params);
  removeDraft(context.db, requireActor(context, caller, query, 'delete draft request'), cid, query.parent_id);
  return {};
};
