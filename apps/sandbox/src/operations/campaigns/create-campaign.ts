import type { createCampaign as Operation } from '@backchannel/chat-api/operations';
import { inputError } from '../../errors.ts';
import { findCampaign, insertCampaign, setSegments } from '../../store/campaigns.ts';
import type { Handler } from '../handler.ts';
import { checkPathId } from '../path-id.ts';
import { answerCampaign } from './answer-campaign.ts';
import { planOf } from './campaign-plan.ts';

/** Drafts a campaign; nothing is sent before it is started. */
export const createCampaign: Handler<typeof Operation> = ({ body }, context) => {
  const id = body.id || context.newId();
  checkPathId(id, 'campaign id');
  if (findCampaign(context.db, id)) throw inputError(`a campaign with id ${id} already exists`);
  const { plan, segmentIds } = planOf(context, body);
  insertCampaign(context.db, id, plan, context.clock.now());
  setSegments(context.db, id, segmentIds);
  return answerCampaign(context, id);
};
