import { FILL_THREADS } from '../fill-threads.ts';

/** Threads, polls, reminders, slash commands that wait for an answer, and filters with a name. */
export const conversation = `
create table threads (
  parent_id text primary key references messages (id) on delete cascade,
  cid text not null references channels (cid) on delete cascade,
  created_by_id text,
  title text,
  custom text not null default '{}',
  participant_count integer not null default 0,
  last_message_at integer not null,
  created_at integer not null,
  updated_at integer not null
) strict, without rowid;
create index threads_by_channel on threads (cid, last_message_at);

create table thread_participants (
  parent_id text not null references threads (parent_id) on delete cascade,
  user_id text not null,
  created_at integer not null,
  last_reply_at integer,
  primary key (parent_id, user_id)
) strict, without rowid;
create index thread_participants_by_user on thread_participants (user_id, parent_id);
${FILL_THREADS}
create table polls (
  id text primary key,
  name text not null,
  description text not null default '',
  voting_visibility text not null default 'public',
  enforce_unique_vote integer not null default 0,
  max_votes_allowed integer,
  allow_user_suggested_options integer not null default 0,
  allow_answers integer not null default 0,
  is_closed integer not null default 0,
  custom text not null default '{}',
  vote_count integer not null default 0,
  answers_count integer not null default 0,
  created_by_id text not null,
  created_at integer not null,
  updated_at integer not null
) strict;
create index polls_by_created on polls (created_at, id);
create index polls_by_creator on polls (created_by_id, created_at);
create index polls_by_name on polls (name, id);
create index polls_by_updated on polls (updated_at, id);

create table poll_options (
  poll_id text not null references polls (id) on delete cascade,
  id text not null,
  position integer not null,
  text text not null,
  custom text not null default '{}',
  created_by_id text,
  vote_count integer not null default 0,
  primary key (poll_id, id)
) strict, without rowid;
create index poll_options_in_order on poll_options (poll_id, position);

create table poll_votes (
  id text primary key,
  poll_id text not null references polls (id) on delete cascade,
  option_id text not null default '',
  user_id text not null,
  answer_text text,
  created_at integer not null,
  updated_at integer not null
) strict;
create unique index poll_votes_once on poll_votes (poll_id, user_id, option_id);
create index poll_votes_by_option on poll_votes (poll_id, option_id, created_at, id);
create index poll_votes_by_created on poll_votes (poll_id, created_at, id);
create index messages_with_poll on messages (poll_id) where poll_id is not null;
create index messages_polls_in_channel on messages (cid, poll_id) where poll_id is not null;

create table reminders (
  user_id text not null,
  message_id text not null references messages (id) on delete cascade,
  cid text not null,
  remind_at integer,
  is_due integer not null default 0,
  created_at integer not null,
  updated_at integer not null,
  primary key (user_id, message_id)
) strict, without rowid;
create index reminders_of_message on reminders (message_id);
create index reminders_by_created on reminders (user_id, created_at, message_id);
create index reminders_by_moment on reminders (user_id, remind_at, message_id) where remind_at is not null;
create index reminders_to_come on reminders (remind_at) where remind_at is not null and is_due = 0;

create index drafts_by_user on drafts (user_id, created_at);

create table ephemeral_messages (
  id text primary key,
  cid text not null references channels (cid) on delete cascade,
  user_id text not null,
  message text not null,
  created_at integer not null
) strict;
create index ephemeral_messages_by_user on ephemeral_messages (user_id, created_at);
create index ephemeral_messages_by_channel on ephemeral_messages (cid);

create index messages_locations_of_user on messages (user_id, json_extract(shared_location, '$.end_at'))
  where shared_location is not null;
create index messages_locations_in_channel on messages (cid, json_extract(shared_location, '$.end_at'))
  where shared_location is not null;
create index messages_pending_by_age on messages (created_at) where pending = 1;
create index messages_pins_to_expire on messages (pin_expires) where pinned = 1 and pin_expires is not null;

create table predefined_filters (
  name text primary key,
  operation text not null,
  filter text not null,
  sort text,
  description text,
  calls integer not null default 0,
  max_latency_ms integer not null default 0,
  last_seen integer,
  created_at integer not null,
  updated_at integer not null
) strict;
`;
