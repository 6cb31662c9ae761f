/**
 * Every message counts for its team and its day. Where the days of a team lie together, messages in many teams write to
 * as many pages of the file; the teams of today fit on a few. A team's own days are found by an index that none of the
 * numbers is in.
 */
export const usageByDay = `
create temp table usage_kept as select * from usage_days;
drop table usage_days;
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
  primary key (day, team)
) strict, without rowid;
insert into usage_days select * from usage_kept order by day, team;
drop table usage_kept;
create index usage_days_of_team on usage_days (team, day);
`;
