import type { deleteSegment as Operation } from '@backchannel/chat-api/operations';
import { inputError } from '../../errors.ts';
import { activeCampaignWith } from '../../store/campaigns.ts';
import { updateSegment } from '../../store/segments.ts';
import type { Handler } from '../handler.ts';
import { requireSegment } from './find-segment.ts';

/** Deletes a segment, which stays visible in its campaigns. Throws 400/4 while one of them is under way. */
export const deleteSegment: Handler<typeof Operation> = ({ params }, context) => {
  const segment = requireSegment(context, params.id);
  const campaignId = activeCampaignWith(context.db, segment.id);
  if (campaignId !== undefined) {
    throw inputError(`segment ${segment.id} is used by the campaign ${campaignId} and can't be deleted`);
  }
  const now = context.clock.now();
  updateSegment(context.db, segment.id, { deleted_at: now, updated_at: now });
  return {};
};
