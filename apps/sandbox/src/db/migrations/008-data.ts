import { FILL_USAGE } from '../fill-usage.ts';

/**
 * What search, stored files, retention and usage need.
 *
 * The full-text index of messages knows each message's channel as a word of its own (`c` and the channel's number),
 * so that a search within some channels never looks at what others have with the same words.
 */
export const data = `
create virtual table messages_fts using fts5(text, channel, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3');
insert into messages_fts (rowid, text, channel)
  select m.seq, m.text, 'c' || c.number from messages m join channels c on c.cid = m.cid;
create trigger messages_text_insert after insert on messages begin
  insert into messages_fts (rowid, text, channel)
    values (new.seq, new.text, 'c' || (select number from channels where cid = new.cid));
end;
create trigger messages_text_update after update of text on messages when new.text is not old.text begin
  delete from messages_fts where rowid = old.seq;
  insert into messages_fts (rowid, text, channel)
    values (new.seq, new.text, 'c' || (select number from channels where cid = new.cid));
end;
create trigger messages_text_delete after delete on messages begin
  delete from messages_fts where rowid = old.seq;
end;

create table files (
  id text primary key,
  kind text not null,
  cid text,
  user_id text,
  name text not null,
  content_type text not null,
  size integer not null,
  created_at integer not null,
  expires_at integer
) strict, without rowid;
create index files_expiring on files (expires_at) where expires_at is not null;

create table export_people (
  task_id text not null,
  user_id text not null,
  primary key (task_id, user_id)
) strict, without rowid;

create table retention_policies (
  policy text primary key,
  max_age_hours integer not null,
  enabled_at integer not null,
  next_run integer not null
) strict, without rowid;
create index retention_policies_due on retention_policies (next_run);

create table retention_runs (
  policy text not null,
  date integer not null,
  deleted integer not null default 0,
  primary key (policy, date)
) strict, without rowid;
create index retention_runs_by_date on retention_runs (date, policy);

create index messages_by_created on messages (created_at);
create index channels_by_activity on channels (max(created_at, updated_at, coalesce(last_message_at, 0)));

create table usage_days (
  team text not null,
  day integer not null,
  messages integer not null default 0,
  translations integer not null default 0,
  image_moderations integer not null default 0,
  concurrent_users integer not null default 0,
  concurrent_connections integer not null default 0,
  users integer not null default 0,
  new_users integer not null default 0,
  active_in_month integer not null default 0,
  active_entered integer not null default 0,
  engaged_in_month integer not null default 0,
  engaged_entered integer not null default 0,
  primary key (team, day)
) strict, without rowid;

create table usage_leavers (
  team text not null,
  day integer not null,
  active integer not null default 0,
  engaged integer not null default 0,
  primary key (team, day)
) strict, without rowid;

create table usage_people (
  team text not null,
  user_id text not null,
  active_day integer not null,
  engaged_day integer,
  primary key (team, user_id)
) strict, without rowid;
${FILL_USAGE}`;
