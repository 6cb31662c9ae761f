/** What message history, pages of reactions and unfinished tasks need on top of the foundation. */
export const messages = `
alter table message_history add column replaced_by_id text;
create index message_history_by_time on message_history (message_updated_at, seq);
create index tasks_unfinished on tasks (created_at) where status in ('waiting', 'pending', 'running');
`;
