/**
 * What happened and waits to be told, and to whom. An event is written once, with a delivery for each hook that
 * wants it; `lane` keeps the deliveries that must stay in order together. Attempts are remembered one by one.
 * Pushes go nowhere: they are kept as they would have been sent, one for each device.
 */
export const events = `
create table events (
  seq integer primary key,
  type text not null,
  body text not null,
  created_at integer not null
) strict;

create table deliveries (
  seq integer primary key,
  id text not null unique,
  event_seq integer not null references events (seq) on delete cascade,
  type text not null,
  hook_id text not null,
  hook_kind text not null,
  target text not null,
  lane text not null,
  status text not null default 'waiting',
  attempts integer not null default 0,
  finished_at integer
) strict;
create index deliveries_waiting on deliveries (hook_id, seq) where status = 'waiting';
create index deliveries_by_event on deliveries (event_seq);
create index deliveries_by_hook on deliveries (hook_id, seq);
create index deliveries_by_status on deliveries (status, seq);
create index deliveries_by_type on deliveries (type, seq);

create table delivery_attempts (
  delivery_seq integer not null references deliveries (seq) on delete cascade,
  attempt integer not null,
  started_at integer not null,
  duration_ms integer not null,
  status integer,
  error text,
  primary key (delivery_seq, attempt)
) strict, without rowid;

create table devices (
  user_id text not null,
  id text not null,
  push_provider text not null,
  push_provider_name text,
  hardware_id text,
  voip integer not null default 0,
  created_at integer not null,
  primary key (user_id, id)
) strict, without rowid;
create index devices_by_time on devices (user_id, created_at);

create table pushes (
  seq integer primary key,
  user_id text not null,
  device_id text not null,
  push_provider text not null,
  push_provider_name text,
  type text not null,
  cid text,
  message_id text,
  payload text not null,
  created_at integer not null
) strict;
create index pushes_by_user on pushes (user_id, seq);
create index pushes_by_type on pushes (type, seq);

create table unread_reminders (
  user_id text primary key,
  due_at integer not null
) strict, without rowid;
create index unread_reminders_by_time on unread_reminders (due_at, user_id);

alter table tasks add column progress text;
`;
