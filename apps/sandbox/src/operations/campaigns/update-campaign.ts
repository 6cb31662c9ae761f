import type { updateCampaign as Operation } from '@backchannel/chat-api/operations';
import { inputError } from '../../errors.ts';
import { setSegments, updateCampaign as write } from '../../store/campaigns.ts';
import type { Handler } from '../handler.ts';
import { answerCampaign, requireCampaign } from './answer-campaign.ts';
import { planOf } from './campaign-plan.ts';
import { requireIdle, requireTargets } from './campaign-status.ts';

/** Replaces what a campaign is; what the request leaves out is unset. Its status and schedule stay. */
export const updateCampaign: Handler<typeof Operation> = ({ params, body }, context) => {
  const row = requireCampaign(context, params.id);
  requireIdle(row, 'updated');
  if (body.id && body.id !== row.id) throw inputError(`the id of the campaign ${row.id} can't be changed`);
  const { plan, segmentIds } = planOf(context, body);
  write(context.db, row.id, { ...plan, updated_at: context.clock.now() });
  setSegments(context.db, row.id, segmentIds);
  if (row.status === 'scheduled') requireTargets(context, row.id);
  return answerCampaign(context, row.id).campaign;
};
