import { renderTemplate } from '../../campaigns/template.ts';
import type { RecipientRow } from '../../store/campaign-recipients.ts';
import type { CampaignRow } from '../../store/campaigns.ts';
import type { SegmentTargetRow } from '../../store/segment-targets.ts';
import type { SegmentRow } from '../../store/segments.ts';
import type { Micros } from '../../time.ts';
import { CHANNEL_TEMPLATE, Letters } from './campaign-channels.ts';
import { campaignOutlines, segmentPlans } from './campaign-plans.ts';
import type { CampaignOutline, SegmentPlan } from './campaign-plans.ts';
import type { ChannelRecord } from './channel.ts';
import { DAY, HOUR, SECOND, midnight } from './moments.ts';
import type { Person } from './people.ts';

export type NewRecipient = Omit<RecipientRow, 'seq'>;

/** Segments and campaigns, their ledgers, and the channels that they have made. */
export interface Campaigns {
  segments: SegmentRow[];
  targets: SegmentTargetRow[];
  campaigns: CampaignRow[];
  campaignSegments: { campaign_id: string; segment_id: string; position: number }[];
  recipients: NewRecipient[];
  readers: { campaign_id: string; cid: string; user_id: string }[];
  channels: ChannelRecord[];
}

// One recipient after the other.
const PACE: Micros = 41_000;
const MORNING = 9 * HOUR;

function segmentRow(plan: SegmentPlan, size: number, now: Micros): SegmentRow {
  const created = now - plan.daysOld * DAY - 5 * HOUR;
  const deleted = plan.deletedDaysAgo === undefined ? null : now - plan.deletedDaysAgo * DAY;
  return {
    id: plan.id,
    type: plan.type,
    name: plan.name,
    description: plan.description,
    filter: plan.filter === undefined ? null : JSON.stringify(plan.filter),
    all_users: Number(plan.allUsers ?? false),
    all_sender_channels: Number(plan.allSenderChannels ?? false),
    size,
    task_id: null,
    created_at: created,
    updated_at: deleted ?? created,
    deleted_at: deleted,
  };
}

/** Whom a segment names one by one. */
function targetsOf(plan: SegmentPlan, people: readonly Person[]): string[] {
  if (plan.filter !== undefined) return [];
  const named = plan.people ? people.filter(plan.people).map(({ id }) => id) : [];
  return [...(plan.cids ?? []), ...named].sort();
}

/** Who was there to be found, so many days ago. */
const wereThere = (people: readonly Person[], daysAgo: number): Person[] =>
  people.filter(
    ({ sinceDays, quietDays, row }) =>
      sinceDays > daysAgo + 1 && !(row.deactivated_at !== null && (quietDays ?? 0) > daysAgo),
  );

function audienceOf(outline: CampaignOutline, people: readonly Person[]): Person[] {
  const daysAgo = -Math.min(outline.startDay ?? 0, 0);
  if (outline.people) {
    const known = people.filter((person) => person.sinceDays > daysAgo + 1);
    return known.filter(outline.people).slice(0, outline.most);
  }
  const plans = segmentPlans.filter(({ id }) => outline.segments.includes(id));
  const found = wereThere(people, daysAgo);
  return [...new Set(plans.flatMap((plan) => (plan.people ? found.filter(plan.people) : [])))];
}

function campaignRow(outline: CampaignOutline, userIds: readonly string[], now: Micros): CampaignRow {
  const { status, startDay, stopDay, custom } = outline;
  const day = (offset: number | undefined): Micros | null =>
    offset === undefined ? null : midnight(now, 0) + offset * DAY + MORNING;
  const created = now - outline.daysOld * DAY - 3 * HOUR;
  const started = status === 'scheduled' ? null : day(startDay);
  const scheduled = status === 'scheduled' ? day(startDay) : null;
  return {
    id: outline.id,
    sender_id: outline.sender,
    sender_mode: null,
    sender_visibility: 'hidden',
    name: outline.name ?? null,
    description: outline.description,
    message_template: JSON.stringify({ text: outline.text, ...(custom && { custom }) }),
    channel_template: JSON.stringify(CHANNEL_TEMPLATE),
    create_channels: 1,
    show_channels: 0,
    skip_push: Number(status === 'completed'),
    skip_webhook: 0,
    user_ids: JSON.stringify(userIds),
    status,
    scheduled_for: scheduled,
    stop_at: day(stopDay),
    // What is under way goes on in a while.
    due_at: status === 'in_progress' ? now + 2 * HOUR : scheduled,
    collected: null,
    recipients: 0,
    handled: 0,
    messages_sent: 0,
    channels_created: 0,
    users_sent: 0,
    // Counted by the database, from who has read.
    users_read: 0,
    started_at: started,
    completed_at: null,
    created_at: created,
    updated_at: started ?? created,
  };
}

function send(
  row: CampaignRow,
  outline: CampaignOutline,
  receiver: Person,
  at: Micros,
  letters: Letters,
): NewRecipient {
  const plain = { campaign_id: row.id, kind: 'user' as const, target_id: receiver.id };
  const unsent = { reason: null, cid: null, message_id: null, channel_created: 0, users: 0, sent_at: null };
  row.handled += 1;
  row.updated_at = at + SECOND;
  if (receiver.row.deactivated_at !== null && receiver.row.deactivated_at < at) {
    return { ...plain, state: 'skipped', ...unsent, reason: 'the user is gone' };
  }
  const text = renderTemplate(outline.text, { sender: letters.nameOf(row.sender_id), receiver });
  const custom = { ...outline.custom, campaign_id: row.id };
  const { cid, messageId, isNew } = letters.write(row.sender_id, receiver, text, custom, at);
  row.messages_sent += 1;
  row.users_sent += 1;
  row.channels_created += Number(isNew);
  return {
    ...plain,
    state: 'sent',
    reason: null,
    cid,
    message_id: messageId,
    channel_created: Number(isNew),
    users: 1,
    sent_at: at,
  };
}

/** The ledger of a campaign that has begun, and what it says about the campaign. */
function ledger(row: CampaignRow, outline: CampaignOutline, audience: readonly Person[], letters: Letters) {
  if (row.started_at === null) return [];
  const start = row.started_at;
  row.recipients = audience.length;
  const rows = audience.map((receiver, index): NewRecipient => {
    const at = start + SECOND + index * PACE;
    if (index < (outline.reached ?? audience.length)) return send(row, outline, receiver, at, letters);
    return {
      campaign_id: row.id,
      kind: 'user',
      target_id: receiver.id,
      state: 'waiting',
      reason: null,
      cid: null,
      message_id: null,
      channel_created: 0,
      users: 0,
      sent_at: null,
    };
  });
  if (row.status === 'completed') row.completed_at = row.updated_at;
  return rows;
}

/** Everything about campaigns in the demo world; the same people get the same letters every time. */
export function makeCampaigns(people: readonly Person[], now: Micros): Campaigns {
  const letters = new Letters(people);
  const world: Campaigns = {
    segments: [],
    targets: [],
    campaigns: [],
    campaignSegments: [],
    recipients: [],
    readers: [],
    channels: [],
  };
  for (const plan of segmentPlans) {
    const targets = targetsOf(plan, people);
    const row = segmentRow(plan, targets.length, now);
    world.segments.push(row);
    for (const target_id of targets) {
      world.targets.push({ segment_id: plan.id, target_id, created_at: row.created_at });
    }
  }
  for (const outline of campaignOutlines) {
    const audience = audienceOf(outline, people);
    const row = campaignRow(outline, outline.people ? audience.map(({ id }) => id) : [], now);
    world.campaigns.push(row);
    outline.segments.forEach((segment_id, position) => {
      world.campaignSegments.push({ campaign_id: row.id, segment_id, position });
    });
    world.recipients.push(...ledger(row, outline, audience, letters));
  }
  world.channels = letters.channels();
  world.readers = letters.readers(world.recipients, world.channels);
  return world;
}
