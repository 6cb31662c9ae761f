/** Who left a distinct channel (they alone may come back to it), and how far people have read threads. */
export const members = `
create table distinct_leavers (
  cid text not null references channels (cid) on delete cascade,
  user_id text not null,
  primary key (cid, user_id)
) strict, without rowid;

create table thread_reads (
  user_id text not null,
  parent_id text not null references messages (id) on delete cascade,
  last_read integer not null,
  last_read_message_id text,
  marked_at integer not null,
  primary key (user_id, parent_id)
) strict, without rowid;
create index thread_reads_by_parent on thread_reads (parent_id);
`;
