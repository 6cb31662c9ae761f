import type { startCampaign as Operation } from '@backchannel/chat-api/operations';
import { beginSending } from '../../campaigns/due.ts';
import { inputError } from '../../errors.ts';
import { updateCampaign } from '../../store/campaigns.ts';
import { toMicros } from '../../time.ts';
import type { Handler } from '../handler.ts';
import { answerCampaign, requireCampaign } from './answer-campaign.ts';
import { requireTargets, requireUnsent } from './campaign-status.ts';

/**
 * Sends a campaign, now or when its moment comes; one that waits for its moment gets another one. Throws 400/4
 * when it was sent before or is for nobody, and for moments that are past or in the wrong order.
 */
export const startCampaign: Handler<typeof Operation> = ({ params, body }, context) => {
  const row = requireCampaign(context, params.id);
  requireUnsent(row);
  requireTargets(context, row.id);
  const now = context.clock.now();
  const scheduledFor = toMicros(body.scheduled_for) ?? null;
  const stopAt = toMicros(body.stop_at) ?? null;
  if (scheduledFor !== null && scheduledFor < now) throw inputError('scheduled_for must be in the future');
  if (stopAt !== null && stopAt <= (scheduledFor ?? now)) {
    throw inputError(
      `stop_at must be ${scheduledFor === null ? 'in the future' : 'later than scheduled_for'}`,
    );
  }
  updateCampaign(context.db, row.id, {
    status: 'scheduled',
    scheduled_for: scheduledFor,
    stop_at: stopAt,
    due_at: scheduledFor,
    updated_at: now,
  });
  if (scheduledFor === null) beginSending(context, row.id);
  context.due.wake();
  return answerCampaign(context, row.id);
};
