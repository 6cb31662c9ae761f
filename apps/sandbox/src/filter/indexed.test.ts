import { expect, test } from 'vitest';
import { fieldsOf, fresh } from '../test/random-filter.ts';
import { compileChannelCondition } from './channels.ts';
import { compileFilter } from './compile.ts';
import { parseFilter } from './parse.ts';
import { compileUserCondition } from './users.ts';

const { db } = fresh();

/** Whether a statement finds what fits a filter without looking at every row. */
function isFound(table: string, tie: string, where: { sql: string; params: unknown[] }): boolean {
  const [name = ''] = table.split(' ').slice(1);
  const plan = db.all<{ detail: string }>(
    `explain query plan select ${name}.number from ${table} where ${name}.deleted_at is null and ${where.sql} order by +${name}.created_at desc, ${tie}`,
    // What a filter compiles to has no other values.
    ...(where.params as string[]),
  );
  // Indexes of what is rare hold nothing else; those of everything are called after what they are by.
  return !plan.some(({ detail }) =>
    new RegExp(`^SCAN ${name}($| USING (COVERING )?INDEX \\w+_by_)`).test(detail),
  );
}

const MOMENTS = ['2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z'];

test.each([
  { type: 'zz' },
  { type: { $in: ['x', 'y'] } },
  { team: 'zz' },
  { name: { $gt: 'zz' } },
  { name: { $autocomplete: 'zz' } },
  { id: { $gt: 'zz' } },
  { cid: { $in: ['a:b', 'a:c'] } },
  { created_by_id: 'zz' },
  { member_count: { $gt: 1e6 } },
  ...['created_at', 'updated_at', 'last_message_at', 'last_updated'].flatMap((field) => [
    { [field]: { $gt: MOMENTS[0] } },
    { [field]: { $in: MOMENTS } },
  ]),
  { distinct: true },
  { frozen: true },
  { disabled: true },
  { filter_tags: { $in: ['zz'] } },
  { members: { $in: ['zz'] } },
  { 'member.user.name': 'zz' },
  { app_banned: 'only' },
  ...['hidden', 'muted', 'blocked', 'pinned', 'archived', 'joined'].map((field) => ({ [field]: true })),
  { invite: 'pending' },
  { channel_role: 'zz' },
  { colour: 'zz' },
  { colour: { $exists: true } },
])('channels are found by an index: %j', (filter) => {
  const scope = { userId: 'ada', now: 1, isRare: () => true };
  const where = compileFilter(parseFilter(filter, fieldsOf('query_channels')), (condition) =>
    compileChannelCondition(condition, scope),
  );
  expect(isFound('channels c', 'c.cid', where)).toBe(true);
});

test.each([
  { id: { $gt: 'zz' } },
  { id: { $autocomplete: 'zz' } },
  { username: { $autocomplete: 'zz' } },
  { username: 'zz' },
  { email: { $in: ['zz'] } },
  { name: { $gt: 'zz' } },
  { role: 'zz' },
  { language: 'fr' },
  { teams: { $contains: 'zz' } },
  ...['banned', 'shadow_banned', 'bypass_moderation'].map((field) => ({ [field]: true })),
  ...['created_at', 'updated_at', 'last_active'].map((field) => ({ [field]: { $gt: MOMENTS[0] } })),
  { colour: 'zz' },
])('users are found by an index: %j', (filter) => {
  const where = compileFilter(parseFilter(filter, fieldsOf('query_users')), (condition) =>
    compileUserCondition(condition, { isRare: () => true }),
  );
  expect(isFound('users u', 'u.id', where)).toBe(true);
});

// The list of docs/decisions/039-filters-that-look-at-every-row.md.
test.each([
  { message_count: 7 },
  { $nor: [{ type: 'zz' }] },
  { colour: { $exists: false } },
  { distinct: false },
])('every channel is looked at: %j', (filter) => {
  const where = compileFilter(parseFilter(filter, fieldsOf('query_channels')), (condition) =>
    compileChannelCondition(condition, { userId: 'ada', now: 1, isRare: () => true }),
  );
  expect(isFound('channels c', 'c.cid', where)).toBe(false);
});
