import type { Database } from '../db/database.ts';

/** How many messages, in how many channels, each of these users has not read; users without any are left out. */
export const unreadTotals = (
  db: Database,
  userIds: readonly string[],
): { user_id: string; messages: number; channels: number }[] =>
  db.all(
    `select user_id, sum(unread_messages) as messages, count(*) as channels from reads
     where user_id in (select value from json_each(?)) and unread_messages > 0 group by user_id`,
    JSON.stringify(userIds),
  );
