import type { Database, Sql } from '../db/database.ts';
import type { Micros } from '../time.ts';
import type { Counter } from './counters/columns.ts';

export type CampaignStatus = 'draft' | 'scheduled' | 'in_progress' | 'completed' | 'stopped';

export interface CampaignRow {
  id: string;
  sender_id: string;
  sender_mode: string | null;
  sender_visibility: string | null;
  name: string | null;
  description: string;
  /** JSON, as requests have it. */
  message_template: string;
  channel_template: string | null;
  create_channels: number;
  show_channels: number;
  skip_push: number;
  skip_webhook: number;
  /** JSON list; empty when its targets are those of segments. */
  user_ids: string;
  status: CampaignStatus;
  scheduled_for: Micros | null;
  stop_at: Micros | null;
  /** When its next step is to be done; null when nothing is left to do. */
  due_at: Micros | null;
  /** JSON: how far its recipients are written into the ledger; null before and after. */
  collected: string | null;
  /** What is known from the ledger, so that nobody has to count it. */
  recipients: number;
  handled: number;
  messages_sent: number;
  channels_created: number;
  users_sent: number;
  users_read: number;
  started_at: Micros | null;
  completed_at: Micros | null;
  created_at: Micros;
  updated_at: Micros;
}

/** What a request says about a campaign. */
export type CampaignPlan = Pick<
  CampaignRow,
  | 'sender_id'
  | 'sender_mode'
  | 'sender_visibility'
  | 'name'
  | 'description'
  | 'message_template'
  | 'channel_template'
  | 'create_channels'
  | 'show_channels'
  | 'skip_push'
  | 'skip_webhook'
  | 'user_ids'
>;

// What a deleted campaign has instead of a status until the last row of its ledger has gone: it is there no longer.
const REMOVED = 'removed';

export const findCampaign = (db: Database, id: string): CampaignRow | undefined =>
  db.get<CampaignRow>(`select * from campaigns where id = ? and status <> '${REMOVED}'`, id);

export function insertCampaign(db: Database, id: string, plan: CampaignPlan, now: Micros): void {
  const columns = Object.entries(plan);
  db.run(
    `insert into campaigns (id, created_at, updated_at, ${columns.map(([name]) => name).join(', ')})
     values (?1, ?2, ?2, ${columns.map((_, index) => `?${index + 3}`).join(', ')})`,
    id,
    now,
    ...columns.map(([, value]) => value),
  );
}

/** Sets the given columns; the keys come from our own code, never from a request. */
export function updateCampaign(
  db: Database,
  id: string,
  change: Partial<Omit<CampaignRow, 'id' | Counter<'campaigns'>>>,
): void {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  db.run(
    `update campaigns set ${entries.map(([column]) => `${column} = ?`).join(', ')} where id = ?`,
    ...entries.map(([, value]) => value),
    id,
  );
}

/** Takes a campaign out of everybody's sight; what is left of it {@link removeSomeOfCampaign} removes. */
export function hideCampaign(db: Database, id: string): void {
  db.run(
    `update campaigns set status = '${REMOVED}', scheduled_for = null, stop_at = null, due_at = null where id = ?`,
    id,
  );
}

// So many rows of a ledger at a time that nobody has to wait.
const LEDGER_SHARE = 500;

/**
 * Removes some rows of the ledger of a hidden campaign, and itself when there are no more; what it sent stays.
 * True when there may be more.
 */
export function removeSomeOfCampaign(db: Database, id: string): boolean {
  if (!db.get(`select 1 from campaigns where id = ? and status = '${REMOVED}'`, id)) return false;
  const recipients = db.run(
    'delete from campaign_recipients where seq in (select seq from campaign_recipients where campaign_id = ? limit ?)',
    id,
    LEDGER_SHARE,
  );
  if (recipients === LEDGER_SHARE) return true;
  const readers = db.run(
    `delete from campaign_readers where campaign_id = ?1
       and (cid, user_id) in (select cid, user_id from campaign_readers where campaign_id = ?1 limit ?2)`,
    id,
    LEDGER_SHARE,
  );
  if (readers === LEDGER_SHARE) return true;
  db.run('delete from campaigns where id = ?', id);
  return false;
}

/** Campaigns that fit `where` (the table is called `p`), in an order of our own making. */
export const selectCampaigns = (db: Database, where: Sql, order: string, limit: number): CampaignRow[] =>
  db.all<CampaignRow>(
    `select p.* from campaigns p where p.status <> '${REMOVED}' and ${where.sql} order by ${order} limit ?`,
    ...where.params,
    limit,
  );

/** The campaign whose next step is due first. */
export const nextCampaign = (db: Database): (CampaignRow & { due_at: Micros }) | undefined =>
  db.get('select * from campaigns where due_at is not null order by due_at limit 1');

/** The campaign under way that is to be stopped first. */
export const nextToStop = (db: Database): (CampaignRow & { stop_at: Micros }) | undefined =>
  db.get(
    "select * from campaigns where status in ('scheduled', 'in_progress') and stop_at is not null order by stop_at limit 1",
  );

/** Says which segments are a campaign's targets, in this order. */
export function setSegments(db: Database, campaignId: string, segmentIds: readonly string[]): void {
  db.run('delete from campaign_segments where campaign_id = ?', campaignId);
  db.run(
    'insert into campaign_segments (campaign_id, segment_id, position) select ?, value, key from json_each(?)',
    campaignId,
    JSON.stringify(segmentIds),
  );
}

/** The ids of the segments of these campaigns, in order, by campaign. */
export function segmentsOf(db: Database, campaignIds: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const rows = db.all<{ campaign_id: string; segment_id: string }>(
    'select campaign_id, segment_id from campaign_segments where campaign_id in (select value from json_each(?)) order by campaign_id, position',
    JSON.stringify(campaignIds),
  );
  for (const { campaign_id, segment_id } of rows) {
    found.set(campaign_id, [...(found.get(campaign_id) ?? []), segment_id]);
  }
  return found;
}

/** A campaign that waits for its moment or is being sent, and has the segment among its targets. */
export const activeCampaignWith = (db: Database, segmentId: string): string | undefined =>
  db.get<{ id: string }>(
    `select p.id from campaign_segments x join campaigns p on p.id = x.campaign_id
     where x.segment_id = ? and p.status in ('scheduled', 'in_progress') limit 1`,
    segmentId,
  )?.id;
