import type { deleteCampaign as Operation } from '@backchannel/chat-api/operations';
import { hideCampaign, removeSomeOfCampaign } from '../../store/campaigns.ts';
import { startTask } from '../../tasks/run-task.ts';
import { defineLongTask } from '../../tasks/task-kinds.ts';
import type { Handler } from '../handler.ts';
import { requireCampaign } from './answer-campaign.ts';
import { requireIdle } from './campaign-status.ts';

// The input is what is written below.
const kind = defineLongTask('delete_campaign', (_progress, { id }, { db }) =>
  removeSomeOfCampaign(db, id as string) ? { progress: {} } : { result: {} },
);

/**
 * Deletes a campaign that is neither being sent nor was sent to the end. Messages that it sent stay. It is gone at once,
 * and what is written of whom it was for goes in the background.
 */
export const deleteCampaign: Handler<typeof Operation> = (call, context) => {
  const row = requireCampaign(context, call.params.id);
  requireIdle(row, 'deleted');
  hideCampaign(context.db, row.id);
  startTask(call, context, kind, { id: row.id });
  return {};
};
