import type { SortCosts } from './sort-cost.ts';
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

const ofReader = ['unread_count', 'has_unread', 'pinned_at'];

// Most channels are none of those that a user has something of, and a list of these tells so in a fifth of the time that
// looking for it takes.
const READ = 'c.cid in (select cid from reads where user_id = ?)';
const UNREAD =
  'c.unread_top - max(c.unread_floor, (select unread_from from reads r where r.cid = c.cid and r.user_id = ?))';
const PINNED = 'c.cid in (select cid from members where user_id = ? and pinned_at is not null)';

const forUser = (userId: string): SortRules['columns'] => ({
  unread_count: sql(`case when ${READ} then ${UNREAD} else 0 end`, userId, userId),
  has_unread: sql(`case when ${READ} then ${UNREAD} > 0 else 0 end`, userId, userId),
  pinned_at: sql(
    `case when ${PINNED} then (select pinned_at from members m where m.cid = c.cid and m.user_id = ?) end`,
    userId,
    userId,
  ),
});

/**
 * How channels sort; unread and pinned only for a user. Other names are custom fields, of which `heldBy` tells how many
 * channels have one.
 */
export const channelSortRules = (userId: string | undefined, heldBy?: SortRules['heldBy']): SortRules => ({
  columns: userId === undefined ? columns : { ...columns, ...forUser(userId) },
  needsUser: userId === undefined ? ofReader : [],
  custom: 'c.custom',
  ...(heldBy && { heldBy }),
  fallback: { field: 'last_updated', direction: -1 },
  tie: 'c.cid',
});

/** For 100,000 channels. */
export const channelSortCosts: SortCosts = {
  all: 20,
  column: 4,
  fields: { unread_count: 20, has_unread: 20, pinned_at: 20 },
  document: 12,
  few: 12,
  custom: 24,
  typed: 40,
  indexed: [
    'last_updated',
    'last_message_at',
    'updated_at',
    'created_at',
    'member_count',
    'name',
    'id',
    'cid',
  ],
};
