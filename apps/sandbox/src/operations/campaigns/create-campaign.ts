import type { createCampaign as Operation } from '@backchannel/chat-api/operations';
import type { BodyOf } from '@backchannel/chat-api';
import { inputError } from '../../errors.ts';
import { findCampaign, insertCampaign, removeSomeOfCampaign, setSegments } from '../../store/campaigns.ts';
import { finishTask } from '../../tasks/run-task.ts';
import { defineLongTask } from '../../tasks/task-kinds.ts';
import type { LongHandler } from '../handler.ts';
import { checkPathId } from '../path-id.ts';
import { answerCampaign } from './answer-campaign.ts';
import { planOf } from './campaign-plan.ts';

interface Input {
  id: string;
  body: BodyOf<typeof Operation>;
}

// What is left of a deleted one with the same id goes first.
const creation = defineLongTask('create_campaign', (_progress, input, context) => {
  // What is written below.
  const { id, body } = input as unknown as Input;
  if (findCampaign(context.db, id)) throw inputError(`a campaign with id ${id} already exists`);
  const { plan, segmentIds } = planOf(context, body);
  if (removeSomeOfCampaign(context.db, id)) return { progress: {} };
  insertCampaign(context.db, id, plan, context.clock.now());
  setSegments(context.db, id, segmentIds);
  return { result: {} };
});

/** Drafts a campaign; nothing is sent before it is started. */
export const createCampaign: LongHandler<typeof Operation> = (call, context) => {
  const id = call.body.id || context.newId();
  checkPathId(id, 'campaign id');
  return finishTask(call, context, creation, { id, body: call.body }, () => answerCampaign(context, id));
};
