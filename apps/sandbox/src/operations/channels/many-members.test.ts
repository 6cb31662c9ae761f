import { expect, test } from 'vitest';
import { seedChannelTypes } from '../../seed/channel-types.ts';
import { insertChannel } from '../../store/channels.ts';
import { endpoint } from '../../test/pages.ts';
import { fresh } from '../../test/random-filter.ts';
import { queryMembers } from './query-members.ts';

const context = fresh();
seedChannelTypes(context);
insertChannel(context.db, { type: 'team', id: 'a', created_by_id: null, created_at: 1 });
const query = endpoint(context, 'query_members', queryMembers);
const ask = (conditions: number) =>
  query({
    query: {
      payload: {
        type: 'team',
        id: 'a',
        filter_conditions: {
          $or: Array.from({ length: conditions }, (_, index) => ({ [`none${index}`]: { $gt: 'zz' } })),
        },
      },
    },
  });

test('what a filter of members may ask depends on how many there are', () => {
  expect(ask(20).members).toEqual([]);
  // As if so many had joined.
  context.db.run('update channels set member_count = 50000');
  expect(() => ask(20)).toThrow('asks for too much at once');
  expect(ask(5).members).toEqual([]);
});
