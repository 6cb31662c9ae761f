/** So many characters of a text are kept; what begins with the same is told apart by looking at the channel. */
export const CUSTOM_KEPT = 64;

// Of the outermost keys: texts, numbers and truths, and that there is something where it is nested.
const COLUMNS = `e.key, case when e.type in ('array', 'object') then ''
  when e.type = 'text' then substr(e.value, 1, ${CUSTOM_KEPT}) else e.value end`;

/** What `channel_custom` holds of a row of `channels` that a trigger calls by this name. */
export const customEntries = (row: 'new' | 'old'): string =>
  `select distinct ${COLUMNS}, ${row}.number from json_each(${row}.custom) e where e.type <> 'null'`;

/** Fills `channel_custom`, which triggers keep from then on, with what the channels have. */
export const FILL_CHANNEL_CUSTOM = `
insert into channel_custom (key, value, number)
  select distinct ${COLUMNS}, c.number from channels c, json_each(c.custom) e where e.type <> 'null' order by 1, 2, 3;
`;
