/** What somebody has reacted to is read oldest first, and may be very much: page by page, without sorting it for each. */
export const reactionsOfUserByTime = `
drop index reactions_by_user;
create index reactions_by_user on reactions (user_id, created_at);
`;
