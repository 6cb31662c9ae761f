import { expect, test } from 'vitest';
import { createClock, createContext } from '../../context.ts';
import { openDatabase } from '../../db/open.ts';
import { insertChannel } from '../../store/channels.ts';
import { findChannelPage } from './find-channels.ts';

// So many that walking along the order gives up before it has seen the rare ones.
const MANY = 4000;
const LONG = 'x'.repeat(64);

const db = openDatabase(':memory:');
const context = createContext(db, createClock());
const rare: Record<string, object> = {
  first: { colour: 'blue', size: 1, tags: ['a', 'b'], deep: { er: 1 } },
  second: { colour: 'red', size: true, words: 'quick brown fox' },
  third: { colour: `${LONG}1`, size: 2.5, deep: { er: 2 } },
  fourth: { colour: `${LONG}2`, size: '1', deep: 'er' },
};
db.transaction(() => {
  for (const [index, [id, custom]] of Object.entries(rare).entries()) {
    const channel = { type: 'team', id, created_by_id: 'ada', created_at: 1 + index };
    insertChannel(db, { ...channel, custom: JSON.stringify(custom) });
  }
  for (let index = 0; index < MANY; index += 1)
    insertChannel(db, {
      type: 'team',
      id: `c${index}`,
      created_by_id: 'ada',
      created_at: 1000 + index,
      custom: '{"kind":"c"}',
    });
});
const page = { userId: undefined, limit: 10, offset: 0 };
const found = (filter: object): string[] =>
  findChannelPage(context, { kind: 'server' }, filter, undefined, page).map(({ id }) => id);

test.each<[object, string[]]>([
  [{ colour: 'blue' }, ['first']],
  [{ colour: 'green' }, []],
  [{ colour: { $in: ['blue', `${LONG}1`, 7] } }, ['third', 'first']],
  [{ colour: `${LONG}2` }, ['fourth']],
  [{ colour: { $gt: `${LONG}1` } }, ['fourth']],
  [{ colour: { $lt: 'c' } }, ['first']],
  [{ size: 1 }, ['first']],
  [{ size: true }, ['second']],
  [{ size: '1' }, ['fourth']],
  [{ size: { $gte: 1 } }, ['third', 'first']],
  [{ tags: { $contains: 'b' } }, ['first']],
  [{ tags: { $eq: ['a', 'b'] } }, ['first']],
  [{ words: { $autocomplete: 'brown f' } }, ['second']],
  [{ 'deep.er': 2 }, ['third']],
  [{ deep: { $exists: true } }, ['fourth', 'third', 'first']],
  [{ kind: { $exists: false } }, ['fourth', 'third', 'second', 'first']],
  [{ $nor: [{ kind: 'c' }] }, ['fourth', 'third', 'second', 'first']],
  [{ $and: [{ kind: 'c' }, { colour: 'blue' }] }, []],
  [{ $or: [{ colour: 'blue' }, { words: { $exists: true } }] }, ['second', 'first']],
])('what few channels have in their custom data is found among many: %j', (filter, expected) => {
  expect(found(filter)).toEqual(expected);
});

test('custom data that is changed or gone is not found as it was', () => {
  const change = (custom: object): number =>
    db.run("update channels set custom = ? where cid = 'team:second'", JSON.stringify(custom));
  change({ colour: 'violet', words: 'lazy dog' });
  expect(found({ colour: 'red' })).toEqual([]);
  expect(found({ colour: 'violet' })).toEqual(['second']);
  change({});
  expect(found({ colour: 'violet' })).toEqual([]);
  change({ colour: 'violet' });
  db.run("delete from channels where cid = 'team:second'");
  expect(db.all("select * from channel_custom where value = 'violet'")).toEqual([]);
});
