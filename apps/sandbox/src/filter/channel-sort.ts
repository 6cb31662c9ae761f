import type { SortRules } from './sort.ts';
import { sql } from './sql.ts';

const columns = Object.fromEntries(
  [
    'last_updated',
    'last_message_at',
    'updated_at',
    'created_at',
    'member_count',
    'message_count',
    'cid',
    'id',
    'type',
    'team',
    'name',
    'frozen',
    'disabled',
    'created_by_id',
  ].map((name) => [name, sql(`c.${name}`)]),
);

const forUser = (userId: string): SortRules['columns'] => ({
  unread_count: sql(
    'coalesce((select unread_messages from reads r where r.cid = c.cid and r.user_id = ?), 0)',
    userId,
  ),
  has_unread: sql(
    'coalesce((select has_unread from reads r where r.cid = c.cid and r.user_id = ?), 0)',
    userId,
  ),
  pinned_at: sql('(select pinned_at from members m where m.cid = c.cid and m.user_id = ?)', userId),
});

/** How channels sort; unread and pinned only for a user. Other names are custom fields. */
export const channelSortRules = (userId: string | undefined): SortRules => ({
  columns: userId === undefined ? columns : { ...columns, ...forUser(userId) },
  needsUser: userId === undefined ? ['unread_count', 'has_unread', 'pinned_at'] : [],
  custom: 'c.custom',
  fallback: { field: 'last_updated', direction: -1 },
  tie: 'c.cid',
});
