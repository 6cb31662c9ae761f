/**
 * Makes the threads and who takes part in them from messages alone. For worlds that are written in bulk; what is
 * written one by one is kept by the counters. A thread is there as long as it has a reply that is neither pending
 * nor truncated.
 */
export const FILL_THREADS = `
insert into threads (parent_id, cid, created_by_id, last_message_at, created_at, updated_at)
select r.parent_id, r.cid,
  (select f.user_id from messages f where f.parent_id = r.parent_id and f.pending = 0 and f.truncated = 0 order by f.created_at, f.seq limit 1),
  coalesce(max(case when r.deleted_at is null then r.created_at end), min(r.created_at)), min(r.created_at), max(r.created_at)
from messages r join messages p on p.id = r.parent_id
where r.parent_id is not null and r.pending = 0 and r.truncated = 0
group by r.parent_id, r.cid;

insert into thread_participants (parent_id, user_id, created_at, last_reply_at)
select t.parent_id, p.user_id, p.created_at, null
from threads t join messages p on p.id = t.parent_id where p.user_id is not null;

insert into thread_participants (parent_id, user_id, created_at, last_reply_at)
select r.parent_id, r.user_id, min(r.created_at), max(r.created_at)
from messages r join threads t on t.parent_id = r.parent_id
where r.user_id is not null and r.pending = 0 and r.truncated = 0 and r.deleted_at is null
group by r.parent_id, r.user_id
on conflict (parent_id, user_id) do update set last_reply_at = excluded.last_reply_at;

update threads set participant_count =
  (select count(*) from thread_participants x where x.parent_id = threads.parent_id);
`;
