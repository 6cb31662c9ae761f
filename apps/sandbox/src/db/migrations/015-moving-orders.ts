/**
 * Every message moves its channel in each index that has when the last one came, which takes longer than all else that
 * it changes. What is left are the orders of all channels and of a team's; those of a type and of a creator are found by
 * walking along these, or by sorting the few that there are (see store/channel-selection.ts), and the order by the number
 * of messages, which hardly anybody asks for, by looking at all. When a channel was last active follows from two of its
 * columns; the deleted ones, which no longer move, have an index of their own for that.
 *
 * Whether there is anything unread is noted by whoever changes how much (see store/counters/unread.ts): a trigger keeps SQLite from
 * counting everybody's in one go. Who has yet to accept an invitation is looked for with every message.
 */
export const movingOrders = `
drop index channels_by_type_and_last_updated;
drop index channels_by_type_and_last_message_at;
drop index channels_by_creator_and_last_updated;
drop index channels_by_creator_and_last_message_at;
drop index channels_by_team_and_last_updated;
drop index channels_by_team_and_last_message_at;
create index channels_by_team_and_last_updated on channels (team, last_updated, cid) where deleted_at is null and team is not null;
create index channels_by_team_and_last_message_at on channels (team, last_message_at, cid) where deleted_at is null and team is not null;
drop index channels_by_message_count;
drop index channels_by_activity;
drop index channels_by_last_updated;
create index channels_by_last_updated on channels (last_updated, cid, updated_at) where deleted_at is null;
create index channels_deleted on channels (last_updated, updated_at) where deleted_at is not null;
drop trigger reads_unread_update;
create index members_invited on members (cid) where invited = 1 and invite_accepted_at is null;
`;
