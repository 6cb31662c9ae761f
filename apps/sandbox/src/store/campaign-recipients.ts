import type { Database, Sql } from '../db/database.ts';
import type { Micros } from '../time.ts';
import { countDelivered, countHandled, countRecipients } from './counters/campaigns.ts';
import type { SegmentType } from './segments.ts';

/** One line of the ledger: somebody, or a channel, that a campaign goes to, once. */
export interface RecipientRow {
  seq: number;
  campaign_id: string;
  kind: SegmentType;
  /** A user's id or a channel's cid. */
  target_id: string;
  state: 'waiting' | 'sent' | 'skipped' | 'failed';
  /** Why it was not sent. */
  reason: string | null;
  /** Where it was sent, and what. */
  cid: string | null;
  message_id: string | null;
  channel_created: number;
  /** How many people it reached. */
  users: number;
  sent_at: Micros | null;
}

/** What became of one recipient. */
export type Delivery =
  | { state: 'sent'; cid: string; messageId: string; at: Micros; channelCreated: boolean; users: number }
  | { state: 'skipped' | 'failed'; reason: string };

/** Writes recipients into the ledger, and counts those that were not in it yet. */
export function addRecipients(
  db: Database,
  campaignId: string,
  kind: SegmentType,
  targetIds: readonly string[],
): void {
  const added = db.run(
    'insert or ignore into campaign_recipients (campaign_id, kind, target_id) select ?, ?, value from json_each(?)',
    campaignId,
    kind,
    JSON.stringify(targetIds),
  );
  countRecipients(db, campaignId, added);
}

/** The next ones that wait for their message. */
export const waitingRecipients = (db: Database, campaignId: string, limit: number): RecipientRow[] =>
  db.all<RecipientRow>(
    "select * from campaign_recipients where campaign_id = ? and state = 'waiting' order by seq limit ?",
    campaignId,
    limit,
  );

/** Writes down what became of a recipient, in the ledger and in the campaign's figures. */
export function settleRecipient(db: Database, { seq, campaign_id: id }: RecipientRow, end: Delivery): void {
  if (end.state !== 'sent') {
    db.run('update campaign_recipients set state = ?, reason = ? where seq = ?', end.state, end.reason, seq);
    countHandled(db, id);
    return;
  }
  db.run(
    `update campaign_recipients set state = 'sent', cid = ?, message_id = ?, channel_created = ?, users = ?, sent_at = ?
     where seq = ?`,
    end.cid,
    end.messageId,
    end.channelCreated,
    end.users,
    end.at,
    seq,
  );
  countDelivered(db, id, end);
}

/** A user whom a campaign is for, and which one in order. */
export interface TargetUser {
  position: number;
  user_id: string;
}

/**
 * The users a campaign is for, in order: those that it names, otherwise those of its segments as far as they are
 * in the ledger. `where` and `order` are about `position`.
 */
export function targetUsers(
  db: Database,
  { id, user_ids: userIds }: { id: string; user_ids: string },
  where: Sql,
  order: string,
  limit: number,
): TargetUser[] {
  const [source, value] =
    userIds === '[]'
      ? [
          "select seq as position, target_id as user_id from campaign_recipients where campaign_id = ? and kind = 'user'",
          id,
        ]
      : ['select key as position, value as user_id from json_each(?)', userIds];
  return db.all<TargetUser>(
    `select * from (${source}) where ${where.sql} order by ${order} limit ?`,
    value,
    ...where.params,
    limit,
  );
}
