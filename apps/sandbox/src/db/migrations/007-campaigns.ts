/**
 * Segments, their explicit targets, campaigns, and the ledger of whom a campaign goes to. Who of them has read its
 * message is noted where reading is stored, whichever way it came about.
 */
export const campaigns = `
create table segments (
  id text primary key,
  type text not null,
  name text,
  description text not null default '',
  filter text,
  all_users integer not null default 0,
  all_sender_channels integer not null default 0,
  size integer not null default 0,
  task_id text,
  created_at integer not null,
  updated_at integer not null,
  deleted_at integer
) strict;
create index segments_by_created on segments (created_at, id) where deleted_at is null;
create index segments_by_updated on segments (updated_at, id) where deleted_at is null;

create table segment_targets (
  segment_id text not null references segments (id) on delete cascade,
  target_id text not null,
  created_at integer not null,
  primary key (segment_id, target_id)
) strict, without rowid;

create table campaigns (
  id text primary key,
  sender_id text not null,
  sender_mode text,
  sender_visibility text,
  name text,
  description text not null default '',
  message_template text not null,
  channel_template text,
  create_channels integer not null default 0,
  show_channels integer not null default 0,
  skip_push integer not null default 0,
  skip_webhook integer not null default 0,
  user_ids text not null default '[]',
  status text not null default 'draft',
  scheduled_for integer,
  stop_at integer,
  due_at integer,
  collected text,
  recipients integer not null default 0,
  handled integer not null default 0,
  messages_sent integer not null default 0,
  channels_created integer not null default 0,
  users_sent integer not null default 0,
  users_read integer not null default 0,
  started_at integer,
  completed_at integer,
  created_at integer not null,
  updated_at integer not null
) strict;
create index campaigns_by_created on campaigns (created_at, id);
create index campaigns_by_updated on campaigns (updated_at, id);
create index campaigns_by_status on campaigns (status, created_at, id);
create index campaigns_by_sender on campaigns (sender_id, created_at, id);
create index campaigns_due on campaigns (due_at) where due_at is not null;
create index campaigns_to_stop on campaigns (stop_at) where status in ('scheduled', 'in_progress') and stop_at is not null;

create table campaign_segments (
  campaign_id text not null references campaigns (id) on delete cascade,
  segment_id text not null,
  position integer not null,
  primary key (campaign_id, segment_id)
) strict, without rowid;
create index campaign_segments_by_segment on campaign_segments (segment_id, campaign_id);

create table campaign_recipients (
  seq integer primary key,
  campaign_id text not null references campaigns (id) on delete cascade,
  kind text not null,
  target_id text not null,
  state text not null default 'waiting',
  reason text,
  cid text,
  message_id text,
  channel_created integer not null default 0,
  users integer not null default 0,
  sent_at integer
) strict;
create unique index campaign_recipients_once on campaign_recipients (campaign_id, kind, target_id);
create index campaign_recipients_waiting on campaign_recipients (campaign_id, seq) where state = 'waiting';
create index campaign_recipients_in_order on campaign_recipients (campaign_id, kind, seq);
create index campaign_recipients_sent on campaign_recipients (cid, sent_at) where state = 'sent';

create table campaign_readers (
  campaign_id text not null references campaigns (id) on delete cascade,
  cid text not null,
  user_id text not null,
  primary key (campaign_id, cid, user_id)
) strict, without rowid;
-- Not "insert or ignore": within a trigger the statement that fires it decides about conflicts.
create trigger campaign_messages_read after update of last_read on reads when new.last_read > old.last_read begin
  insert into campaign_readers (campaign_id, cid, user_id)
    select distinct r.campaign_id, r.cid, new.user_id from campaign_recipients r join campaigns p on p.id = r.campaign_id
    where r.cid = new.cid and r.state = 'sent' and r.sent_at > old.last_read and r.sent_at <= new.last_read
      and (r.kind = 'channel' or r.target_id = new.user_id) and p.sender_id <> new.user_id
      and not exists (select 1 from campaign_readers x
        where x.campaign_id = r.campaign_id and x.cid = r.cid and x.user_id = new.user_id);
end;
create trigger campaign_readers_counted after insert on campaign_readers begin
  update campaigns set users_read = users_read + 1 where id = new.campaign_id;
end;
`;
