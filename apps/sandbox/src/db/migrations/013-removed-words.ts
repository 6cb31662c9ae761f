/**
 * What is removed from a full-text index stays in it as a mark until new words are merged with what is around it. By
 * itself SQLite rewrites a whole part of the index when a tenth of it is gone, which with a million messages takes
 * seconds in which nobody else has a turn.
 */
export const removedWords = ['messages_fts', 'channel_names_fts', 'user_names_fts']
  .map((table) => `insert into ${table} (${table}, rank) values ('deletemerge', 0);`)
  .join('\n');
