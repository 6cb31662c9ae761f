import type { Context } from '../../context.ts';
import type { Database, SqlValue } from '../../db/database.ts';
import { compileAudience } from '../../operations/segments/compile-audience.ts';
import { countWindow, lastNumber } from '../../store/audience.ts';
import { setSize } from '../../store/counters/segments.ts';
import type { Campaigns } from './campaigns.ts';
import type { ChannelRecord } from './channel.ts';
import type { Moderation, NewBan } from './moderation.ts';
import type { Person } from './people.ts';

/** Inserts rows whose keys are the table's columns, all of them the same; they come from our own code. */
export function insertAll(db: Database, table: string, rows: readonly object[]): void {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const sql = `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`;
  for (const row of rows) {
    // Every row is made by one literal, so that its values stand in the order of the first one's keys.
    db.run(sql, ...(Object.values(row) as SqlValue[]));
  }
}

const insertBans = (db: Database, bans: readonly NewBan[]): void => insertAll(db, 'bans', bans);

export const loadPeople = (db: Database, people: readonly Person[]): void =>
  insertAll(
    db,
    'users',
    people.map(({ row }) => row),
  );

export function loadModeration(db: Database, { bans, blocks, userMutes }: Moderation): void {
  insertBans(db, bans);
  insertAll(
    db,
    'user_blocks',
    blocks.map(({ from, to, created_at }) => ({ user_id: from, blocked_user_id: to, created_at })),
  );
  insertAll(
    db,
    'user_mutes',
    userMutes.map(({ from, to, created_at }) => ({
      user_id: from,
      target_id: to,
      created_at,
      updated_at: created_at,
    })),
  );
}

/** After the people and channels, whom the segments find. */
export function loadCampaigns(context: Context, world: Campaigns): void {
  const { db } = context;
  insertAll(db, 'segments', world.segments);
  insertAll(db, 'segment_targets', world.targets);
  insertAll(db, 'campaigns', world.campaigns);
  insertAll(db, 'campaign_segments', world.campaignSegments);
  insertAll(db, 'campaign_recipients', world.recipients);
  insertAll(db, 'campaign_readers', world.readers);
  for (const segment of world.segments) {
    const audience = compileAudience(context, segment);
    if (!audience) continue;
    const everybody = { after: 0, until: lastNumber(db, segment.type) };
    setSize(db, segment.id, countWindow(db, segment.type, audience, everybody));
  }
}

export function loadChannel(db: Database, record: ChannelRecord): void {
  insertAll(db, 'channels', [record.channel]);
  insertAll(db, 'members', record.members);
  // What there is so far is numbered up to 0.
  insertAll(
    db,
    'reads',
    record.reads.map(({ unread_messages, ...read }) => ({ ...read, unread_from: 0 - unread_messages })),
  );
  insertAll(db, 'messages', record.messages);
  insertAll(db, 'message_history', record.history);
  insertAll(db, 'reactions', record.reactions);
  insertAll(db, 'channel_hides', record.hides);
  insertAll(db, 'channel_mutes', record.mutes);
  insertBans(db, record.bans);
}
