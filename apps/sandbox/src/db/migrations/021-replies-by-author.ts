/** Who has replied in a thread, and when: when one reply of very many goes, nothing but its author's others is looked at. */
export const repliesByAuthor = `
create index messages_replies_by_user on messages (parent_id, user_id, created_at) where parent_id is not null;
`;
