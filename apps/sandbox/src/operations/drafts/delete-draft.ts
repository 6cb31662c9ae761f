import type { deleteDraft as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { emitDraftEvent } from '../../events/draft-events.ts';
import { findDraft, removeDraft } from '../../store/drafts.ts';
import { channelOfCall } from '../channels/channel-of-call.ts';
import type { Handler } from '../handler.ts';

/** Removes a draft; nothing happens when there is none. */
export const deleteDraft: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const channel = channelOfCall(context, params);
  const userId = requireActor(context, caller, query, 'delete draft request');
  const draft = findDraft(context.db, userId, channel.cid, query.parent_id);
  if (!draft) return {};
  emitDraftEvent(context, 'draft.deleted', channel, draft);
  removeDraft(context.db, userId, channel.cid, query.parent_id);
  return {};
};
