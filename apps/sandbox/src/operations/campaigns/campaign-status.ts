import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { segmentsOf } from '../../store/campaigns.ts';
import type { CampaignRow } from '../../store/campaigns.ts';
import { requireCampaign } from './answer-campaign.ts';

/** Throws 400/4 for a campaign that is being sent or was sent to the end. */
export function requireIdle({ id, status }: CampaignRow, what: 'updated' | 'deleted'): void {
  if (status === 'in_progress' || status === 'completed') {
    throw inputError(`campaign ${id} is ${status} and can't be ${what}`);
  }
}

/** Throws 400/4 for a campaign that has been sent, in whole or in part: each is sent once. */
export function requireUnsent({ id, status, started_at: startedAt }: CampaignRow): void {
  if (startedAt !== null) throw inputError(`campaign ${id} is ${status}: a campaign can be sent only once`);
}

/** Throws 400/4 for a campaign that is for nobody. */
export function requireTargets(context: Context, id: string): void {
  if (requireCampaign(context, id).user_ids !== '[]') return;
  if (segmentsOf(context.db, [id]).size === 0) {
    throw inputError(`campaign ${id} has neither user_ids nor segment_ids`);
  }
}
