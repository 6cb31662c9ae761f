/** So many characters of a text are kept; what begins with the same is told apart by looking at the row. */
export const CUSTOM_KEPT = 64;

// Of the outermost keys: texts, numbers and truths, and that there is something where it is nested.
const COLUMNS = `e.key, case when e.type in ('array', 'object') then ''
  when e.type = 'text' then substr(e.value, 1, ${CUSTOM_KEPT}) else e.value end`;

/** What `channel_custom` or `user_custom` holds of a row of `channels` or `users` that a trigger calls by this name. */
export const customEntries = (row: 'new' | 'old'): string =>
  `select distinct ${COLUMNS}, ${row}.number from json_each(${row}.custom) e where e.type <> 'null'`;

/** The name of their own that a row of `users` has, if it is a text. */
export const usernameOf = (row: 'u' | 'new' | 'old'): string =>
  `case when json_type(${row}.custom, '$.username') = 'text' then json_extract(${row}.custom, '$.username') end`;

const fill = (table: string, from: string): string => `
insert into ${table} (key, value, number)
  select distinct ${COLUMNS}, x.number from ${from} x, json_each(x.custom) e where e.type <> 'null' order by 1, 2, 3;
`;

/** Fills `channel_custom`, which triggers keep from then on, with what the channels have. */
export const FILL_CHANNEL_CUSTOM = fill('channel_custom', 'channels');

/** The same of users: `user_custom`, `user_teams`, and the words of their ids and their names of their own. */
export const FILL_USER_LISTS = `${fill('user_custom', 'users')}
insert into user_teams (team, number)
  select distinct t.value, u.number from users u, json_each(u.teams) t where u.teams <> '[]' order by 1, 2;
insert into user_ids_fts (rowid, id, username)
  select u.number, u.id, ${usernameOf('u')} from users u;
`;
