/**
 * Who has replied in a thread, and when: when one reply of very many goes, its author's others are looked at, and those
 * that are there alone, so that to delete all of them does not go over the deleted ones again and again.
 */
export const repliesByAuthor = `
create index messages_replies_by_user on messages (parent_id, user_id, created_at)
  where parent_id is not null and pending = 0 and truncated = 0 and deleted_at is null;
`;
