import type { stopCampaign as Operation } from '@backchannel/chat-api/operations';
import { stopSending } from '../../campaigns/due.ts';
import { inputError } from '../../errors.ts';
import type { Handler } from '../handler.ts';
import { answerCampaign, requireCampaign } from './answer-campaign.ts';

/** Ends a campaign that waits or is being sent: who has not got its message will not. */
export const stopCampaign: Handler<typeof Operation> = ({ params }, context) => {
  const { id, status } = requireCampaign(context, params.id);
  if (status !== 'scheduled' && status !== 'in_progress') {
    throw inputError(`campaign ${id} is ${status} and can't be stopped`);
  }
  stopSending(context, id);
  return answerCampaign(context, id).campaign;
};
