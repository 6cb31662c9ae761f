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
create index bans_to_end on bans (expires) where expires is not null and is_over = 0;
create trigger channels_bans_delete after delete on channels begin
  delete from bans where cid = old.cid;
end;

create table future_channel_bans (
  number integer primary key,
  banned_by_id text not null,
  target_id text not null,
  reason text,
  shadow integer not null default 0,
  expires integer,
  created_at integer not null
) strict;
create unique index future_channel_bans_once on future_channel_bans (banned_by_id, target_id);
create index future_channel_bans_of_target on future_channel_bans (target_id, created_at, number);
create index future_channel_bans_by_actor on future_channel_bans (banned_by_id, created_at, number);
create index future_channel_bans_by_created on future_channel_bans (created_at, number);

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
create index flags_by_reporter on flags (user_id, created_at);
create index flags_of_message on flags (message_id) where message_id is not null;
create index flags_of_messages on flags (created_at, number) where message_id is not null;
create index flags_in_channel on flags (cid, created_at, number) where message_id is not null;

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
