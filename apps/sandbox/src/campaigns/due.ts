import type { Context } from '../context.ts';
import { defineDueWork } from '../due/due-work.ts';
import { emitEvent, isHeard } from '../events/emit.ts';
import { answerCampaign } from '../operations/campaigns/answer-campaign.ts';
import { nextCampaign, nextToStop, updateCampaign } from '../store/campaigns.ts';
import type { CampaignRow } from '../store/campaigns.ts';
import { collectRecipients, FIRST } from './collect.ts';
import { sendToSome } from './send.ts';

// A campaign under way is one step after the other, each a share of a few milliseconds that is stored as a whole:
// first everybody whom it is for is written into the ledger, then one after the other gets the message. After
// each step the next one is due right away, but others whose moment has come take their turn before it.

function tell(context: Context, type: 'campaign.started' | 'campaign.completed', id: string): void {
  if (isHeard(context, type)) emitEvent(context, { type, campaign: answerCampaign(context, id).campaign });
}

/** Begins to send, from here on in the background. */
export function beginSending(context: Context, id: string): void {
  const now = context.clock.now();
  updateCampaign(context.db, id, {
    status: 'in_progress',
    started_at: now,
    updated_at: now,
    collected: JSON.stringify(FIRST),
    due_at: now,
  });
  tell(context, 'campaign.started', id);
}

/** Ends a campaign before its end. */
export function stopSending(context: Context, id: string): void {
  updateCampaign(context.db, id, {
    status: 'stopped',
    due_at: null,
    collected: null,
    updated_at: context.clock.now(),
  });
}

function complete(context: Context, id: string): void {
  const now = context.clock.now();
  updateCampaign(context.db, id, { status: 'completed', completed_at: now, due_at: null, updated_at: now });
  tell(context, 'campaign.completed', id);
}

function goOn(context: Context, row: CampaignRow): void {
  if (row.status === 'scheduled') return beginSending(context, row.id);
  let isOver = false;
  if (row.collected === null) isOver = sendToSome(context, row);
  else collectRecipients(context, row);
  if (isOver) complete(context, row.id);
  else updateCampaign(context.db, row.id, { due_at: context.clock.now() });
}

// Before the steps, so that of two things at one moment the end comes first.
defineDueWork({
  kind: 'campaign to stop',
  next: ({ db }) => nextToStop(db)?.stop_at,
  run(context) {
    const row = nextToStop(context.db);
    if (row) stopSending(context, row.id);
  },
});

defineDueWork({
  kind: 'step of a campaign',
  next: ({ db }) => nextCampaign(db)?.due_at,
  run(context) {
    const row = nextCampaign(context.db);
    if (row) goOn(context, row);
  },
});
