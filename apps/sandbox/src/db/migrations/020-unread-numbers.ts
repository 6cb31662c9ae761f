/**
 * How much somebody has to read without a count for everybody, which each message would have to move. What is something to
 * read is numbered in its channel: `unread_top` is the newest number, a reader has those after `unread_from` to read, and
 * those up to `unread_floor` are gone for everybody. What was counted before is numbered up to 0. Where one did not count for
 * a reader, they have it among those behind them, and `uncounted_until` is when that was the last time.
 */
export const unreadNumbers = `
alter table channels add column unread_top integer not null default 0;
alter table channels add column unread_floor integer not null default -1000000000000;
alter table reads add column unread_from integer not null default 0;
alter table reads add column uncounted_until integer;
update reads set unread_from = -unread_messages where unread_messages > 0;
drop trigger reads_unread_insert;
drop index reads_by_user;
alter table reads drop column has_unread;
alter table reads drop column unread_messages;
create index reads_by_user on reads (user_id);
create view read_states as
select r.cid, r.user_id, r.last_read, r.last_read_message_id, r.last_delivered_at, r.last_delivered_message_id,
  c.unread_top - max(r.unread_from, c.unread_floor) as unread_messages
from reads r cross join channels c on c.cid = r.cid;
`;
