import { openDatabase } from '../db/open.ts';

export interface Miscount {
  what: string;
  kept: number | null;
  counted: number | null;
}

// Written on its own, from the reference's words, and not from the statements that keep the counters.
const messageChecks: Record<string, string> = {
  'message_count of a channel': `
    select c.cid as what, c.message_count as kept,
      (select count(*) from messages m where m.cid = c.cid and m.pending = 0 and m.truncated = 0) as counted
    from channels c`,
  'last_message_at of a channel': `
    select c.cid as what, c.last_message_at as kept,
      (select max(m.created_at) from messages m where m.cid = c.cid and m.pending = 0 and m.truncated = 0
         and (m.parent_id is null or m.show_in_channel = 1)) as counted
    from channels c`,
  'member_count of a channel': `
    select c.cid as what, c.member_count as kept,
      (select count(*) from members m where m.cid = c.cid) as counted
    from channels c`,
  'custom data of a channel': `
    select c.cid as what, coalesce(k.kept, 0) as kept,
      (select count(*) from json_each(c.custom) where type <> 'null') as counted
    from channels c left join (select number, count(*) as kept from channel_custom group by number) k on k.number = c.number`,
  'custom data of a user': `
    select u.id as what, coalesce(k.kept, 0) as kept,
      (select count(*) from json_each(u.custom) where type <> 'null') as counted
    from users u left join (select number, count(*) as kept from user_custom group by number) k on k.number = u.number`,
  'teams of a user': `
    select u.id as what, coalesce(k.kept, 0) as kept, (select count(distinct value) from json_each(u.teams)) as counted
    from users u left join (select number, count(*) as kept from user_teams group by number) k on k.number = u.number`,
  'reply_count of a message': `
    select p.id as what, p.reply_count as kept,
      (select count(*) from messages r where r.parent_id = p.id and r.pending = 0 and r.truncated = 0 and r.deleted_at is null) as counted
    from messages p`,
  'deleted_reply_count of a message': `
    select p.id as what, p.deleted_reply_count as kept,
      (select count(*) from messages r where r.parent_id = p.id and r.deleted_at is not null) as counted
    from messages p`,
  'mark of a message with reactions': `
    select m.id as what, m.reacted as kept, 1 as counted from messages m where m.id in (select message_id from reactions)`,
  'unread_messages of a member': `
    select r.cid || ' ' || r.user_id as what, r.unread_messages as kept,
      (select count(*) from messages m where m.cid = r.cid and m.pending = 0 and m.truncated = 0
         and (m.parent_id is null or m.show_in_channel = 1) and m.silent = 0 and m.shadowed = 0
         and m.user_id <> r.user_id and m.created_at > r.last_read
         and m.created_at > coalesce((select x.hide_messages_before from members x where x.cid = r.cid and x.user_id = r.user_id), 0)) as counted
    from read_states r`,
  'participant_count of a thread': `
    select t.parent_id as what, t.participant_count as kept,
      (select count(distinct m.user_id) from messages m where m.user_id is not null and (m.id = t.parent_id
         or (m.parent_id = t.parent_id and m.pending = 0 and m.truncated = 0 and m.deleted_at is null))) as counted
    from threads t`,
  'last reply of a thread': `
    select t.parent_id as what, t.last_message_at as kept,
      coalesce((select max(m.created_at) from messages m where m.parent_id = t.parent_id and m.pending = 0
         and m.truncated = 0 and m.deleted_at is null), t.created_at) as counted
    from threads t`,
  'threads of messages with replies': `
    select p.id as what, (select count(*) from threads t where t.parent_id = p.id) as kept,
      exists (select 1 from messages m where m.parent_id = p.id and m.pending = 0 and m.truncated = 0) as counted
    from messages p`,
  'last reply of a participant': `
    select x.parent_id || ' ' || x.user_id as what, x.last_reply_at as kept,
      (select max(m.created_at) from messages m where m.parent_id = x.parent_id and m.user_id = x.user_id
         and m.pending = 0 and m.truncated = 0 and m.deleted_at is null) as counted
    from thread_participants x`,
  'vote_count of a poll': `
    select p.id as what, p.vote_count as kept,
      (select count(*) from poll_votes v where v.poll_id = p.id and v.answer_text is null) as counted
    from polls p`,
  'answers_count of a poll': `
    select p.id as what, p.answers_count as kept,
      (select count(*) from poll_votes v where v.poll_id = p.id and v.answer_text is not null) as counted
    from polls p`,
  'vote_count of an option': `
    select o.poll_id || ' ' || o.id as what, o.vote_count as kept,
      (select count(*) from poll_votes v where v.poll_id = o.poll_id and v.option_id = o.id) as counted
    from poll_options o`,
  'messages of a channel that share a moment': `
    select cid || ' ' || created_at as what, count(*) as kept, 1 as counted from messages group by cid, created_at`,
  'the marks of a banned user': `
    select u.id as what, u.banned + 2 * u.shadow_banned as kept,
      coalesce((select 1 + b.shadow from bans b where b.target_id = u.id and b.cid = '' and b.is_over = 0), 0) as counted
    from users u`,
  'the marks of a banned member': `
    select m.cid || ' ' || m.user_id as what, m.banned + 2 * m.shadow_banned as kept,
      coalesce((select 1 + b.shadow from bans b where b.target_id = m.user_id and b.cid = m.cid and b.is_over = 0), 0) as counted
    from members m`,
  'things of messages that are gone': `
    select 'orphans' as what, 0 as counted,
      (select count(*) from reactions where message_id not in (select id from messages))
      + (select count(*) from message_history where message_id not in (select id from messages))
      + (select count(*) from messages where parent_id is not null and parent_id not in (select id from messages)) as kept`,
};

// The ledger of a deleted campaign goes bit by bit.
const HAS_LEDGER = "p.status <> 'removed'";

/** The figures of campaigns, as long as nobody has joined or left channels that got their message. */
export const campaignChecks: Readonly<Record<string, string>> = {
  'messages_sent of a campaign': `
    select p.id as what, p.messages_sent as kept,
      (select count(*) from messages m where json_extract(m.custom, '$.campaign_id') = p.id) as counted
    from campaigns p`,
  'message of a campaign to a recipient': `
    select r.campaign_id || ' ' || r.target_id as what, r.state = 'sent' as kept,
      (select count(*) from messages m where m.id = r.message_id and m.cid = r.cid
         and json_extract(m.custom, '$.campaign_id') = r.campaign_id) as counted
    from campaign_recipients r`,
  'recipients of a campaign that share a message': `
    select message_id as what, 1 as kept, count(*) as counted from campaign_recipients
    where state = 'sent' group by message_id`,
  'recipients of a campaign': `
    select p.id as what, p.recipients as kept,
      (select count(distinct r.kind || ' ' || r.target_id) from campaign_recipients r where r.campaign_id = p.id) as counted
    from campaigns p where ${HAS_LEDGER}`,
  'recipients of a campaign that are done with': `
    select p.id as what, p.handled as kept,
      (select count(*) from campaign_recipients r where r.campaign_id = p.id and r.state <> 'waiting') as counted
    from campaigns p where ${HAS_LEDGER}`,
  'channels_created of a campaign': `
    select p.id as what, p.channels_created as kept,
      (select count(*) from campaign_recipients r join channels c on c.cid = r.cid
         where r.campaign_id = p.id and c.created_at >= p.started_at and c.created_by_id = p.sender_id
           -- Of two campaigns that are under way at once, the one that sent first has made the channel.
           and not exists (select 1 from campaign_recipients o
             where o.cid = r.cid and o.state = 'sent' and o.sent_at < r.sent_at and o.campaign_id <> r.campaign_id)) as counted
    from campaigns p where ${HAS_LEDGER}`,
  'users_sent of a campaign': `
    select p.id as what, p.users_sent as kept,
      (select count(*) from campaign_recipients r where r.campaign_id = p.id and r.state = 'sent' and r.kind = 'user')
      + (select count(*) from campaign_recipients r join members m on m.cid = r.cid and m.user_id <> p.sender_id
         where r.campaign_id = p.id and r.state = 'sent' and r.kind = 'channel') as counted
    from campaigns p where ${HAS_LEDGER}`,
  'users_read of a campaign': `
    select p.id as what, p.users_read as kept,
      (select count(distinct x.cid || ' ' || r.user_id) from campaign_recipients x
         join reads r on r.cid = x.cid and r.last_read >= x.sent_at and r.user_id <> p.sender_id
         where x.campaign_id = p.id and x.state = 'sent' and (x.kind = 'channel' or x.target_id = r.user_id)) as counted
    from campaigns p where ${HAS_LEDGER}`,
  'size of a segment with targets': `
    select s.id as what, s.size as kept,
      (select count(*) from segment_targets t where t.segment_id = s.id) as counted
    from segments s where s.filter is null and s.all_users = 0`,
};

const checks = { ...messageChecks, ...campaignChecks };

/**
 * Everything in a data file that is kept beside what it counts and is not what counting gives. Meant for worlds
 * without mutes, blocks and invitations, whose unread counts depend on what was so when a message came.
 */
export function miscounts(file: string): Miscount[] {
  const db = openDatabase(file);
  try {
    return Object.entries(checks).flatMap(([name, statement]) =>
      db
        .all<Miscount>(`select * from (${statement}) where kept is not counted`)
        .map((row) => ({ ...row, what: `${name}: ${row.what}` })),
    );
  } finally {
    db.close();
  }
}
