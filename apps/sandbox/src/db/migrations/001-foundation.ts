/**
 * Times are integer microseconds (see time.ts), booleans 0 or 1, JSON is text. Times that may be missing are
 * null, and so are JSON values that were never set.
 */
export const foundation = `
create table app (
  id integer primary key check (id = 1),
  settings text not null,
  created_at integer not null,
  updated_at integer not null
) strict;

create table users (
  number integer primary key,
  id text not null unique,
  name text,
  image text,
  role text not null default 'user',
  language text not null default '',
  teams text not null default '[]',
  teams_role text,
  privacy_settings text,
  push_notifications text,
  custom text not null default '{}',
  invisible integer not null default 0,
  banned integer not null default 0,
  shadow_banned integer not null default 0,
  bypass_moderation integer not null default 0,
  ban_expires integer,
  last_active integer,
  revoke_tokens_issued_before integer,
  created_at integer not null,
  updated_at integer not null,
  deactivated_at integer,
  deleted_at integer
) strict;
create index users_by_created on users (created_at, id);
create index users_by_last_active on users (last_active, id);
create index users_by_name on users (name, id);
create index users_by_role on users (role, created_at);

create virtual table user_names_fts using fts5(name, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3');
create trigger users_name_insert after insert on users when new.name is not null begin
  insert into user_names_fts (rowid, name) values (new.number, new.name);
end;
create trigger users_name_update after update of name on users when new.name is not old.name begin
  delete from user_names_fts where rowid = old.number;
  insert into user_names_fts (rowid, name) values (new.number, new.name);
end;
create trigger users_name_delete after delete on users begin
  delete from user_names_fts where rowid = old.number;
end;

create table channels (
  number integer primary key,
  cid text not null unique,
  type text not null,
  id text not null,
  team text,
  created_by_id text,
  custom text not null default '{}',
  name text generated always as (case when json_type(custom, '$.name') = 'text' then json_extract(custom, '$.name') end) stored,
  is_distinct integer not null default 0,
  frozen integer not null default 0,
  disabled integer not null default 0,
  auto_translation_enabled integer,
  auto_translation_language text,
  cooldown integer,
  config_overrides text,
  filter_tags text not null default '[]',
  member_count integer not null default 0,
  message_count integer not null default 0,
  created_at integer not null,
  updated_at integer not null,
  last_message_at integer,
  last_updated integer generated always as (max(created_at, coalesce(last_message_at, 0))) stored,
  truncated_at integer,
  truncated_by_id text,
  deleted_at integer
) strict;
create index channels_by_last_updated on channels (last_updated, cid) where deleted_at is null;
create index channels_by_created on channels (created_at, cid) where deleted_at is null;
create index channels_by_updated on channels (updated_at, cid) where deleted_at is null;
create index channels_by_last_message on channels (last_message_at, cid) where deleted_at is null;
create index channels_by_member_count on channels (member_count, cid) where deleted_at is null;
create index channels_by_message_count on channels (message_count, cid) where deleted_at is null;
create index channels_by_name on channels (name, cid) where deleted_at is null;
create index channels_by_type_and_last_updated on channels (type, last_updated, cid) where deleted_at is null;
create index channels_by_type_and_last_message_at on channels (type, last_message_at, cid) where deleted_at is null;
create index channels_by_type_and_created_at on channels (type, created_at, cid) where deleted_at is null;
create index channels_by_type_and_updated_at on channels (type, updated_at, cid) where deleted_at is null;
create index channels_by_type_and_member_count on channels (type, member_count, cid) where deleted_at is null;
create index channels_by_team_and_last_updated on channels (team, last_updated, cid) where deleted_at is null;
create index channels_by_team_and_last_message_at on channels (team, last_message_at, cid) where deleted_at is null;
create index channels_by_team_and_created_at on channels (team, created_at, cid) where deleted_at is null;
create index channels_by_team_and_updated_at on channels (team, updated_at, cid) where deleted_at is null;
create index channels_by_creator_and_last_updated on channels (created_by_id, last_updated, cid) where deleted_at is null;
create index channels_by_creator_and_last_message_at on channels (created_by_id, last_message_at, cid) where deleted_at is null;
create index channels_by_creator_and_created_at on channels (created_by_id, created_at, cid) where deleted_at is null;
create index channels_by_id on channels (id, cid) where deleted_at is null;
create index channels_frozen on channels (last_updated, cid) where deleted_at is null and frozen = 1;
create index channels_disabled on channels (last_updated, cid) where deleted_at is null and disabled = 1;

create virtual table channel_names_fts using fts5(name, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3');
create trigger channels_name_insert after insert on channels when new.name is not null begin
  insert into channel_names_fts (rowid, name) values (new.number, new.name);
end;
create trigger channels_name_update after update of custom on channels when new.name is not old.name begin
  delete from channel_names_fts where rowid = old.number;
  insert into channel_names_fts (rowid, name) values (new.number, new.name);
end;
create trigger channels_name_delete after delete on channels begin
  delete from channel_names_fts where rowid = old.number;
end;

create table channel_tags (
  cid text not null references channels (cid) on delete cascade,
  tag text not null,
  primary key (tag, cid)
) strict, without rowid;
create index channel_tags_by_channel on channel_tags (cid);
create trigger channels_tags_insert after insert on channels when new.filter_tags <> '[]' begin
  insert or ignore into channel_tags (cid, tag) select new.cid, value from json_each(new.filter_tags);
end;
create trigger channels_tags_update after update of filter_tags on channels when new.filter_tags <> old.filter_tags begin
  delete from channel_tags where cid = old.cid;
  insert or ignore into channel_tags (cid, tag) select new.cid, value from json_each(new.filter_tags);
end;

create table members (
  cid text not null references channels (cid) on delete cascade,
  user_id text not null,
  channel_role text not null default 'channel_member',
  is_moderator integer not null default 0,
  invited integer not null default 0,
  invite_accepted_at integer,
  invite_rejected_at integer,
  banned integer not null default 0,
  shadow_banned integer not null default 0,
  ban_expires integer,
  ban_from_future_channels integer not null default 0,
  future_channel_ban_expires integer,
  notifications_muted integer not null default 0,
  pinned_at integer,
  archived_at integer,
  hide_messages_before integer,
  custom text not null default '{}',
  created_at integer not null,
  updated_at integer not null,
  primary key (cid, user_id)
) strict, without rowid;
create index members_by_user on members (user_id, cid);
create index members_by_joined on members (cid, created_at, user_id);

create table reads (
  cid text not null references channels (cid) on delete cascade,
  user_id text not null,
  last_read integer not null,
  last_read_message_id text,
  unread_messages integer not null default 0,
  last_delivered_at integer,
  last_delivered_message_id text,
  primary key (cid, user_id)
) strict, without rowid;
create index reads_by_user on reads (user_id, unread_messages);

create table channel_hides (
  user_id text not null,
  cid text not null references channels (cid) on delete cascade,
  created_at integer not null,
  primary key (user_id, cid)
) strict, without rowid;
create index channel_hides_by_channel on channel_hides (cid);

create table messages (
  seq integer primary key,
  id text not null unique,
  cid text not null references channels (cid) on delete cascade,
  user_id text,
  type text not null default 'regular',
  text text not null default '',
  html text not null default '',
  mml text,
  command text,
  parent_id text,
  show_in_channel integer not null default 0,
  quoted_message_id text,
  poll_id text,
  attachments text not null default '[]',
  mentioned_users text not null default '[]',
  mentioned_roles text,
  mentioned_group_ids text,
  mentioned_channel integer not null default 0,
  mentioned_here integer not null default 0,
  restricted_visibility text not null default '[]',
  shared_location text,
  i18n text,
  moderation text,
  custom text not null default '{}',
  silent integer not null default 0,
  shadowed integer not null default 0,
  pinned integer not null default 0,
  pinned_at integer,
  pinned_by_id text,
  pin_expires integer,
  pending integer not null default 0,
  pending_metadata text,
  truncated integer not null default 0,
  reply_count integer not null default 0,
  deleted_reply_count integer not null default 0,
  message_text_updated_at integer,
  created_at integer not null,
  updated_at integer not null,
  deleted_at integer
) strict;
create index messages_in_channel on messages (cid, created_at, seq) where truncated = 0 and pending = 0 and (parent_id is null or show_in_channel = 1);
create index messages_all_of_channel on messages (cid, created_at);
create index messages_replies on messages (parent_id, created_at, seq) where parent_id is not null;
create index messages_pinned on messages (cid, pinned_at) where pinned = 1;
create index messages_pending on messages (cid, user_id) where pending = 1;
create index messages_by_user on messages (user_id, created_at);

create table message_history (
  seq integer primary key,
  message_id text not null,
  cid text not null references channels (cid) on delete cascade,
  text text not null,
  attachments text not null,
  custom text not null,
  message_updated_at integer not null,
  message_updated_by_id text,
  is_deleted integer not null default 0
) strict;
create index message_history_by_message on message_history (message_id, message_updated_at);

create table deleted_for_me (
  user_id text not null,
  message_id text not null references messages (id) on delete cascade,
  cid text not null,
  created_at integer not null,
  primary key (user_id, message_id)
) strict, without rowid;
create index deleted_for_me_by_message on deleted_for_me (message_id);
create index deleted_for_me_by_channel on deleted_for_me (cid, user_id);

create table reactions (
  message_id text not null references messages (id) on delete cascade,
  user_id text not null,
  type text not null,
  score integer not null default 1,
  custom text not null default '{}',
  created_at integer not null,
  updated_at integer not null,
  primary key (message_id, user_id, type)
) strict, without rowid;
create index reactions_by_time on reactions (message_id, created_at);
create index reactions_by_user on reactions (user_id);

create table channel_types (
  name text primary key,
  settings text not null,
  grants text not null,
  created_at integer not null,
  updated_at integer not null
) strict;

create table commands (
  name text primary key,
  description text not null,
  args text not null default '',
  set_name text not null default '',
  created_at integer not null,
  updated_at integer not null
) strict;

create table tasks (
  id text primary key,
  kind text not null,
  status text not null,
  input text not null default '{}',
  result text,
  error text,
  created_at integer not null,
  updated_at integer not null
) strict;

create table channel_mutes (
  user_id text not null,
  cid text not null references channels (cid) on delete cascade,
  expires integer,
  created_at integer not null,
  updated_at integer not null,
  primary key (user_id, cid)
) strict, without rowid;
create index channel_mutes_by_channel on channel_mutes (cid);

create table user_mutes (
  user_id text not null,
  target_id text not null,
  expires integer,
  created_at integer not null,
  updated_at integer not null,
  primary key (user_id, target_id)
) strict, without rowid;

create table bans (
  target_id text not null,
  cid text not null default '',
  banned_by_id text,
  reason text,
  shadow integer not null default 0,
  ip_ban integer not null default 0,
  expires integer,
  created_at integer not null,
  primary key (target_id, cid)
) strict, without rowid;

create table user_blocks (
  user_id text not null,
  blocked_user_id text not null,
  created_at integer not null,
  primary key (user_id, blocked_user_id)
) strict, without rowid;

create table drafts (
  user_id text not null,
  cid text not null references channels (cid) on delete cascade,
  parent_id text not null default '',
  message text not null,
  created_at integer not null,
  primary key (user_id, cid, parent_id)
) strict, without rowid;
create index drafts_by_channel on drafts (cid);
`;
