/**
 * Bans with a number of their own (for stable pages) and a mark for the ones that have ended, bans from channels yet to
 * be made, flags with the review items they belong to, block lists, and an app's own roles.
 */
export const moderation = `
create table bans_numbered (
  number integer primary key,
  target_id text not null,
  cid text not null default '',
  banned_by_id text,
  reason text,
  shadow integer not null default 0,
  ip_ban integer not null default 0,
  expires integer,
  is_over integer not null default 0,
  created_at integer not null
) strict;
insert into bans_numbered (target_id, cid, banned_by_id, reason, shadow, ip_ban, expires, created_at)
  select target_id, cid, banned_by_id, reason, shadow, ip_ban, expires, created_at from bans order by created_at;
drop table bans;
alter table bans_numbered rename to bans;
create unique index bans_once on bans (target_id, cid);
create index bans_by_created on bans (created_at, number);
create index bans_by_channel on bans (cid, created_at, number);
create index bans_by_actor on bans (banned_by_id, created_at, number);
create index bans_by_reason on bans (reason, created_at);
create index bans_to_end on bans (expires) where expires is not null and is_over = 0;
create trigger channels_bans_delete after delete on channels begin
  delete from bans where cid = old.cid;
end;

create virtual table ban_reasons_fts using fts5(reason, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3');
insert into ban_reasons_fts (rowid, reason) select number, reason from bans where reason is not null;
create trigger bans_reason_insert after insert on bans when new.reason is not null begin
  insert into ban_reasons_fts (rowid, reason) values (new.number, new.reason);
end;
create trigger bans_reason_update after update of reason on bans when new.reason is not old.reason begin
  delete from ban_reasons_fts where rowid = old.number;
  insert into ban_reasons_fts (rowid, reason) select new.number, new.reason where new.reason is not null;
end;
create trigger bans_reason_delete after delete on bans begin
  delete from ban_reasons_fts where rowid = old.number;
end;

create table future_channel_bans (
  number integer primary key,
  banned_by_id text not null,
  target_id text not null,
  reason text,
  shadow integer not null default 0,
  expires integer,
  is_over integer not null default 0,
  created_at integer not null
) strict;
create unique index future_channel_bans_once on future_channel_bans (banned_by_id, target_id);
create index future_channel_bans_of_target on future_channel_bans (target_id, created_at, number);
create index future_channel_bans_by_actor on future_channel_bans (banned_by_id, created_at, number);
create index future_channel_bans_by_created on future_channel_bans (created_at, number);
create index future_channel_bans_to_end on future_channel_bans (expires) where expires is not null and is_over = 0;

create table review_items (
  id text primary key,
  entity_type text not null,
  entity_id text not null
) strict;
create unique index review_items_once on review_items (entity_type, entity_id);

create table flags (
  number integer primary key,
  type text not null,
  user_id text not null default '',
  reporter_type text not null,
  entity_type text not null,
  entity_id text not null,
  entity_creator_id text,
  review_item_id text not null,
  message_id text references messages (id) on delete cascade,
  cid text,
  team text,
  reason text,
  labels text not null default '[]',
  custom text,
  payload text,
  original_text text,
  action text,
  blocklist_name text,
  matched_phrase text,
  reviewed_at integer,
  reviewed_by_id text,
  created_at integer not null,
  updated_at integer not null
) strict;
create unique index flags_once on flags (entity_type, entity_id, user_id, type);
create index flags_by_created on flags (created_at, number);
create index flags_by_creator on flags (entity_creator_id, entity_type);
create index flags_by_item on flags (review_item_id);
create index flags_by_entity on flags (entity_id);
create index flags_by_reason on flags (reason, created_at) where message_id is not null;
create index flags_by_team on flags (team, created_at) where message_id is not null;
create index flags_by_match on flags (matched_phrase, created_at) where message_id is not null;
create index flags_by_block_list on flags (blocklist_name, created_at) where message_id is not null;
create index flags_by_action on flags (action, created_at) where message_id is not null;
create index flags_by_reporter_type on flags (reporter_type, created_at) where message_id is not null;
create index flags_reviewed on flags (created_at) where reviewed_at is not null;
create index flags_without_label on flags (created_at, number) where labels = '[]';
create index flags_by_reporter on flags (user_id, created_at);
create index flags_of_message on flags (message_id) where message_id is not null;
create index flags_of_messages on flags (created_at, number) where message_id is not null;
create index flags_in_channel on flags (cid, created_at, number) where message_id is not null;

create table flag_labels (
  label text not null,
  number integer not null references flags (number) on delete cascade,
  primary key (label, number)
) strict, without rowid;
create index flag_labels_of_flag on flag_labels (number);
create trigger flags_labels_insert after insert on flags when new.labels <> '[]' begin
  insert or ignore into flag_labels (label, number) select value, new.number from json_each(new.labels);
end;
create trigger flags_labels_update after update of labels on flags when new.labels <> old.labels begin
  delete from flag_labels where number = old.number;
  insert or ignore into flag_labels (label, number) select value, new.number from json_each(new.labels);
end;

create table block_lists (
  name text not null,
  team text not null default '',
  id text not null,
  type text not null,
  words text not null,
  is_leet_check_enabled integer not null default 0,
  is_plural_check_enabled integer not null default 0,
  is_confusable_folding_enabled integer not null default 0,
  is_substring_matching_enabled integer not null default 0,
  owner_user_id text,
  created_at integer not null,
  updated_at integer not null,
  primary key (name, team)
) strict, without rowid;

create table roles (
  name text primary key,
  created_at integer not null,
  updated_at integer not null
) strict, without rowid;
create index members_with_role on members (channel_role) where channel_role not in ('channel_member', 'channel_moderator');
`;
