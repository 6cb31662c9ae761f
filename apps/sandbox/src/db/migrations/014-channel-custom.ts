import { customEntries, FILL_CHANNEL_CUSTOM } from '../fill-custom.ts';

/**
 * Which channels have what in their custom data, so that a filter on something rare need not read all of it. Numbers
 * and truths are kept as SQLite has them, so a 1 may stand for true: whoever finds a channel here still has to look.
 */
export const channelCustom = `
create table channel_custom (
  key text not null,
  value any not null,
  number integer not null,
  primary key (key, value, number)
) strict, without rowid;
${FILL_CHANNEL_CUSTOM}
create trigger channels_custom_insert after insert on channels when new.custom <> '{}' begin
  insert into channel_custom (key, value, number) ${customEntries('new')};
end;
create trigger channels_custom_update after update of custom on channels when new.custom <> old.custom begin
  delete from channel_custom where (key, value, number) in (${customEntries('old')});
  insert into channel_custom (key, value, number) ${customEntries('new')};
end;
create trigger channels_custom_delete after delete on channels when old.custom <> '{}' begin
  delete from channel_custom where (key, value, number) in (${customEntries('old')});
end;
`;
