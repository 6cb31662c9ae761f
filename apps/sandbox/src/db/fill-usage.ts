// A user without teams counts for the team without a name.
const TEAMS = (teams: string): string => `json_each(case ${teams} when '[]' then '[""]' else ${teams} end)`;

const DAY = 86_400_000_000;

const dayOf = (moment: string): string => `${moment} / ${DAY}`;

const monthOf = (day: string): string => `strftime('%Y-%m', ${day} * 86400, 'unixepoch')`;

// The few that are pending are left out by number, so that nothing but an index of the others need be read.
const IS_SENT = 'm.seq not in (select seq from messages where pending = 1)';

// How many users a team has is kept by triggers, for users are written in several places.
const countUser = (row: string, day: string, by: 1 | -1): string => `
  insert into usage_days (team, day, new_users)
    select distinct t.value, ${day}, ${by} from ${TEAMS(`${row}.teams`)} t where true
    on conflict (team, day) do update set new_users = new_users + excluded.new_users;`;

const CHANGE_DAY = dayOf('max(new.updated_at, coalesce(new.deleted_at, 0))');

/**
 * Makes the usage by days from messages and users alone, and lets triggers keep the number of users from then on.
 * Who has written a message was active on that day; other activity is only known from the moment it is counted.
 */
export const COUNT_USAGE = `
delete from usage_days;
delete from usage_leavers;
delete from usage_people;

insert into usage_days (team, day, messages)
  select coalesce(c.team, ''), ${dayOf('m.created_at')}, count(*)
  from messages m indexed by messages_all_of_channel join channels c on c.cid = m.cid where ${IS_SENT} group by 1, 2;

insert into usage_days (team, day, new_users)
  select t.value, ${dayOf('u.created_at')}, count(*) from users u, ${TEAMS('u.teams')} t group by 1, 2
  on conflict (team, day) do update set new_users = excluded.new_users;
insert into usage_days (team, day, new_users)
  select t.value, ${dayOf('u.deleted_at')}, -count(*) from users u, ${TEAMS('u.teams')} t
  where u.deleted_at is not null group by 1, 2
  on conflict (team, day) do update set new_users = new_users + excluded.new_users;

create temp table usage_senders as
  select user_id, day, lag(day) over w as before, lead(day) over w as after from (
    select distinct m.user_id, ${dayOf('m.created_at')} as day
    from messages m indexed by messages_by_user where m.user_id is not null and ${IS_SENT}
  ) window w as (partition by user_id order by day);
create temp table usage_acts as
  select a.team, s.* from (select distinct u.id, t.value as team from users u, ${TEAMS('u.teams')} t) a
  cross join usage_senders s on s.user_id = a.id;
insert into usage_days (team, day, users, active_in_month, active_entered, engaged_in_month, engaged_entered)
  select team, day, count(*), sum(first), sum(entered), sum(first), sum(entered) from (
    select team, day, (before is null or ${monthOf('before')} <> ${monthOf('day')}) as first,
      (before is null or day - before >= 30) as entered from usage_acts
  ) group by 1, 2
  on conflict (team, day) do update set users = excluded.users, active_in_month = excluded.active_in_month,
    active_entered = excluded.active_entered, engaged_in_month = excluded.engaged_in_month,
    engaged_entered = excluded.engaged_entered;
insert into usage_leavers (team, day, active, engaged)
  select team, day + 30, count(*), count(*) from usage_acts where after is null or after - day >= 30 group by 1, 2;
insert into usage_people (team, user_id, active_day, engaged_day)
  select team, user_id, day, day from usage_acts where after is null;
drop table usage_acts;
drop table usage_senders;
`;

/** {@link COUNT_USAGE} with the triggers; for the schema. */
export const FILL_USAGE = `${COUNT_USAGE}
create trigger users_usage_insert after insert on users when new.deleted_at is null begin${countUser('new', dayOf('new.created_at'), 1)}
end;
create trigger users_usage_update after update of teams, deleted_at on users
when new.teams is not old.teams or (new.deleted_at is null) <> (old.deleted_at is null) begin${countUser('old', CHANGE_DAY, -1).replace('where true', 'where old.deleted_at is null')}${countUser('new', CHANGE_DAY, 1).replace('where true', 'where new.deleted_at is null')}
end;
`;
