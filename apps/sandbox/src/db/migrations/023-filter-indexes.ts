import { customEntries, FILL_USER_LISTS, usernameOf } from '../fill-custom.ts';

/**
 * What filters ask for that looked at every row. Each of these is written when its row is made, and when what it is of
 * changes, which is seldom; never with a message. What is moved by every message has no more indexes than before (see
 * 015-moving-orders.ts).
 *
 * Of users there are lists as of channels: of their custom data, which only narrow (see 014-channel-custom.ts), of their
 * teams, and of the words of their ids and usernames. Who is banned is not in an index of its own: SQLite gives up ("internal
 * query planner error") where such an index serves one part of a filter, by a value that is bound, and an "or" another.
 */
export const filterIndexes = `
create index users_by_updated on users (updated_at, id);
create index users_by_language on users (language, created_at);
create index users_by_banned on users (banned, created_at);
create index users_by_shadow_banned on users (shadow_banned, created_at);
create index users_by_bypassing on users (bypass_moderation, created_at);

create table user_custom (
  key text not null,
  value any not null,
  number integer not null,
  primary key (key, value, number)
) strict, without rowid;
create table user_teams (
  team text not null,
  number integer not null,
  primary key (team, number)
) strict, without rowid;
create virtual table user_ids_fts using fts5(id, username, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3');
${FILL_USER_LISTS}
create trigger users_custom_insert after insert on users when new.custom <> '{}' begin
  insert into user_custom (key, value, number) ${customEntries('new')};
end;
create trigger users_custom_update after update of custom on users when new.custom <> old.custom begin
  delete from user_custom where (key, value, number) in (${customEntries('old')});
  insert into user_custom (key, value, number) ${customEntries('new')};
end;
create trigger users_custom_delete after delete on users when old.custom <> '{}' begin
  delete from user_custom where (key, value, number) in (${customEntries('old')});
end;
create trigger users_teams_insert after insert on users when new.teams <> '[]' begin
  insert into user_teams (team, number) select distinct value, new.number from json_each(new.teams);
end;
create trigger users_teams_update after update of teams on users when new.teams <> old.teams begin
  delete from user_teams where number = old.number and team in (select value from json_each(old.teams));
  insert into user_teams (team, number) select distinct value, new.number from json_each(new.teams);
end;
create trigger users_teams_delete after delete on users when old.teams <> '[]' begin
  delete from user_teams where number = old.number and team in (select value from json_each(old.teams));
end;
create trigger users_ids_insert after insert on users begin
  insert into user_ids_fts (rowid, id, username) values (new.number, new.id, ${usernameOf('new')});
end;
create trigger users_ids_update after update of custom on users
when ${usernameOf('new')} is not ${usernameOf('old')} begin
  delete from user_ids_fts where rowid = old.number;
  insert into user_ids_fts (rowid, id, username) values (new.number, new.id, ${usernameOf('new')});
end;
create trigger users_ids_delete after delete on users begin
  delete from user_ids_fts where rowid = old.number;
end;

create index channels_distinct on channels (created_at, cid) where deleted_at is null and is_distinct = 1;
create index campaigns_by_name on campaigns (name, created_at, id);
create index segments_by_name on segments (name, created_at, id) where deleted_at is null;
create index segments_by_type on segments (type, created_at, id) where deleted_at is null;
create index segments_by_all on segments (all_users, created_at, id) where deleted_at is null;
create index message_history_by_user on message_history (message_updated_by_id, message_updated_at, seq);
create index flags_to_review on flags (created_at, number) where message_id is not null and reviewed_at is null;
create index polls_by_visibility on polls (voting_visibility, created_at, id);
create index polls_by_closed on polls (is_closed, created_at, id);
create index polls_by_answers on polls (allow_answers, created_at, id);
create index polls_by_suggestions on polls (allow_user_suggested_options, created_at, id);
create index polls_by_votes on polls (max_votes_allowed, created_at, id);
`;
