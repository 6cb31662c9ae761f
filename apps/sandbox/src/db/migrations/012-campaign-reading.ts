/** Who has read a campaign's message is looked for only where there is one: reading moves with every message sent. */
export const campaignReading = `
drop trigger campaign_messages_read;
-- Not "insert or ignore": within a trigger the statement that fires it decides about conflicts.
create trigger campaign_messages_read after update of last_read on reads
when new.last_read > old.last_read and exists (
  select 1 from campaign_recipients r where r.cid = new.cid and r.state = 'sent' and r.sent_at > old.last_read)
begin
  insert into campaign_readers (campaign_id, cid, user_id)
    select distinct r.campaign_id, r.cid, new.user_id from campaign_recipients r join campaigns p on p.id = r.campaign_id
    where r.cid = new.cid and r.state = 'sent' and r.sent_at > old.last_read and r.sent_at <= new.last_read
      and (r.kind = 'channel' or r.target_id = new.user_id) and p.sender_id <> new.user_id
      and not exists (select 1 from campaign_readers x
        where x.campaign_id = r.campaign_id and x.cid = r.cid and x.user_id = new.user_id);
end;
`;
