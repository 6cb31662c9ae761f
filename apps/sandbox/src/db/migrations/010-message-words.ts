/**
 * The full-text index of messages takes new ones in batches (see store/message-words.ts) and knows those up to a seq.
 * What it does not know yet need not be changed in it, and what is deleted must not leave it knowing a seq that
 * somebody else will have.
 */
export const messageWords = `
drop trigger messages_text_insert;
drop trigger messages_text_update;
drop trigger messages_text_delete;

create table messages_indexed (
  id integer primary key check (id = 1),
  upto integer not null
) strict;
insert into messages_indexed (id, upto) select 1, coalesce(max(seq), 0) from messages;

create trigger messages_text_update after update of text on messages
when new.text is not old.text and old.seq <= (select upto from messages_indexed) begin
  delete from messages_fts where rowid = old.seq;
  insert into messages_fts (rowid, text, channel)
    values (new.seq, new.text, 'c' || (select number from channels where cid = new.cid));
end;
create trigger messages_text_delete after delete on messages
when old.seq <= (select upto from messages_indexed) begin
  delete from messages_fts where rowid = old.seq;
  update messages_indexed set upto = coalesce((select max(seq) from messages), 0)
    where upto > coalesce((select max(seq) from messages), 0);
end;
`;
