/**
 * What the full-text index knows of the channel (`c`) of a message beside its text: a word for the channel and one for its
 * team. They stand in a column of their own, so nothing that somebody writes can be taken for them.
 */
export const WORDS_OF_CHANNEL = "'c' || c.number || coalesce(' t' || hex(c.team), '')";

/**
 * In which channel each message is that the full-text index knows, as small as that can be: whoever has found messages by
 * their words looks here which of them are where they are wanted, and reads no message for it. Filled together with the
 * index (see store/message-words.ts).
 *
 * The index has the team that a channel had when its messages were put into it, and of those that were in it before this
 * migration it has none. They are not put in anew, which with very many takes seconds: `channels_of_other_teams` tells
 * whose messages are not all to be found by the team that the channel is in now.
 *
 * Up to where the index goes follows the last message that there is, also when that is removed before it is indexed: who
 * has its number next would never be. Messages to which that has happened are put in.
 */
export const whereMessagesAre = `
update messages_indexed set upto = min(upto, coalesce((select max(seq) from messages), 0));
insert into messages_fts (rowid, text, channel)
  select m.seq, m.text, ${WORDS_OF_CHANNEL} from messages m cross join channels c on c.cid = m.cid
  where m.seq <= (select upto from messages_indexed)
    and not exists (select 1 from messages_fts_docsize d where d.id = m.seq);

create table message_channels (
  seq integer primary key,
  number integer not null
) strict;
insert into message_channels (seq, number)
  select m.seq, c.number from messages m join channels c on c.cid = m.cid
  where m.seq <= (select upto from messages_indexed) order by m.seq;

create table channels_of_other_teams (number integer primary key) strict;
insert into channels_of_other_teams (number)
  select number from channels c where team is not null and exists (select 1 from messages m where m.cid = c.cid);
create trigger channels_team_update after update of team on channels
when new.team is not old.team and exists (select 1 from messages where cid = new.cid) begin
  insert or ignore into channels_of_other_teams (number) values (new.number);
end;
create trigger channels_team_delete after delete on channels begin
  delete from channels_of_other_teams where number = old.number;
end;

drop trigger messages_text_update;
create trigger messages_text_update after update of text on messages
when new.text is not old.text and old.seq <= (select upto from messages_indexed) begin
  delete from messages_fts where rowid = old.seq;
  insert into messages_fts (rowid, text, channel)
    select new.seq, new.text, ${WORDS_OF_CHANNEL} from channels c where c.cid = new.cid;
end;
drop trigger messages_text_delete;
create trigger messages_text_delete after delete on messages begin
  delete from messages_fts where rowid = (select old.seq from messages_indexed where upto >= old.seq);
  delete from message_channels where seq = old.seq;
  update messages_indexed set upto = coalesce((select max(seq) from messages), 0)
    where upto > coalesce((select max(seq) from messages), 0);
end;
`;
