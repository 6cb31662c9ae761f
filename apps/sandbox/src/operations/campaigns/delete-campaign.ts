import type { deleteCampaign as Operation } from '@backchannel/chat-api/operations';
import { removeCampaign } from '../../store/campaigns.ts';
import type { Handler } from '../handler.ts';
import { requireCampaign } from './answer-campaign.ts';
import { requireIdle } from './campaign-status.ts';

/** Removes a campaign that is neither being sent nor was sent to the end. Messages that it sent stay. */
export const deleteCampaign: Handler<typeof Operation> = ({ params }, context) => {
  const row = requireCampaign(context, params.id);
  requireIdle(row, 'deleted');
  removeCampaign(context.db, row.id);
  return {};
};
