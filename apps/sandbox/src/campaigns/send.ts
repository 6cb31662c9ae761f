import type { Context } from '../context.ts';
import { ApiFailure } from '../errors.ts';
import { settleRecipient, waitingRecipients } from '../store/campaign-recipients.ts';
import type { Delivery, RecipientRow } from '../store/campaign-recipients.ts';
import type { CampaignRow } from '../store/campaigns.ts';
import { campaignFrom } from './campaign.ts';
import type { Campaign } from './campaign.ts';
import { deliver } from './deliver.ts';

const SLICE_MS = 10;
// Read in one go; more than fit the time are read again.
const AT_ONCE = 20;

function attempt(context: Context, campaign: Campaign, recipient: RecipientRow): Delivery {
  try {
    return context.db.attempt(() => deliver(context, campaign, recipient));
  } catch (error) {
    // What one channel does not take says nothing about the others.
    if (error instanceof ApiFailure) return { state: 'failed', reason: error.message };
    throw error;
  }
}

/**
 * Sends to as many of those who wait as some milliseconds allow. What is sent and that it is sent are stored
 * together, so that nobody gets it twice. True when nobody waits any more.
 */
export function sendToSome(context: Context, row: CampaignRow): boolean {
  const campaign = campaignFrom(context, row);
  const until = performance.now() + SLICE_MS;
  do {
    const waiting = waitingRecipients(context.db, row.id, AT_ONCE);
    if (waiting.length === 0) return true;
    for (const recipient of waiting) {
      settleRecipient(context.db, recipient, attempt(context, campaign, recipient));
      if (performance.now() >= until) return false;
    }
  } while (performance.now() < until);
  return false;
}
