/**
 * Whether there is anything unread, beside how much: with every message the number of everybody in the channel moves,
 * and an index of numbers with it, in as many places as there are members.
 */
export const unreadChannels = `
alter table reads add column has_unread integer not null default 0;
update reads set has_unread = 1 where unread_messages > 0;
drop index reads_by_user;
create index reads_by_user on reads (user_id, has_unread);
create trigger reads_unread_insert after insert on reads when new.unread_messages > 0 begin
  update reads set has_unread = 1 where cid = new.cid and user_id = new.user_id;
end;
create trigger reads_unread_update after update of unread_messages on reads
when (new.unread_messages > 0) <> new.has_unread begin
  update reads set has_unread = new.unread_messages > 0 where cid = new.cid and user_id = new.user_id;
end;
`;
