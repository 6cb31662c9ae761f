/**
 * Few messages have reactions, and a page of channels shows hundreds of messages: a mark on those that have, or have had,
 * says whether there is anything to look for. It stays when the last reaction goes.
 */
export const reactedMessages = `
alter table messages add column reacted integer not null default 0;
update messages set reacted = 1 where id in (select message_id from reactions);
create trigger messages_reacted after insert on reactions begin
  update messages set reacted = 1 where id = new.message_id and reacted = 0;
end;
`;
