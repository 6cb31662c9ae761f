import { expect, test } from 'vitest';
import { fresh } from '../../test/random-filter.ts';
import { endpoint } from '../../test/pages.ts';
import { removeUser, saveUser } from '../../store/users.ts';
import { queryUsers } from './query-users.ts';

// So many that walking along the order gives up before it has seen the rare ones.
const MANY = 4000;
const LONG = 'x'.repeat(64);

const context = fresh();
const { db } = context;
const rare: Record<string, object> = {
  first: { custom: { colour: 'blue', size: 1, deep: { er: 1 } }, teams: ['red', 'green'], language: 'fr' },
  second: { custom: { colour: 'red', size: true, email: 'b@example.com' }, teams: ['red'], name: 'Zoe' },
  'third-one': { custom: { colour: `${LONG}1`, username: 'the cat' }, role: 'admin' },
  fourth: { custom: { colour: `${LONG}2`, username: 7, size: '1' } },
};
db.transaction(() => {
  for (const [index, [id, user]] of Object.entries(rare).entries())
    saveUser(db, { id, ...user }, 1_000_000 + index);
  for (let index = 0; index < MANY; index += 1)
    saveUser(
      db,
      { id: `u${index}`, name: `name ${index}`, custom: { kind: 'c' } },
      2_000_000_000_000_000 + index,
    );
  for (const column of ['banned', 'shadow_banned', 'bypass_moderation'])
    db.run(`update users set ${column} = 1 where id = 'second'`);
  db.run("update users set last_active = 5000000 where id = 'first'");
});
const query = endpoint(context, 'query_users', queryUsers);
const found = (filter: Record<string, unknown>): string[] =>
  query({ query: { payload: { filter_conditions: filter, limit: 10 } } }).users.map(({ id }) => id);

test.each<[Record<string, unknown>, string[]]>([
  [{ colour: 'blue' }, ['first']],
  [{ colour: 'green' }, []],
  [{ colour: { $in: ['blue', `${LONG}1`, 7] } }, ['third-one', 'first']],
  [{ colour: { $gt: `${LONG}1` } }, ['fourth']],
  [{ size: true }, ['second']],
  [{ 'deep.er': 1 }, ['first']],
  [{ deep: { $exists: true } }, ['first']],
  [{ kind: { $exists: false } }, ['fourth', 'third-one', 'second', 'first']],
  [{ $or: [{ colour: 'blue' }, { size: '1' }] }, ['fourth', 'first']],
  [{ teams: { $contains: 'green' } }, ['first']],
  [{ teams: { $in: ['green', 'red'] } }, ['second', 'first']],
  [{ teams: 'green' }, ['first']],
  [{ id: { $autocomplete: 'one' } }, ['third-one']],
  [{ id: { $autocomplete: 'cat' } }, []],
  [{ username: { $autocomplete: 'ca' } }, ['third-one']],
  [{ username: { $autocomplete: '7' } }, []],
  [{ username: 'the cat' }, ['third-one']],
  [{ email: { $in: ['b@example.com', 'c@example.com'] } }, ['second']],
  [{ language: 'fr' }, ['first']],
  [{ banned: true }, ['second']],
  [{ shadow_banned: true }, ['second']],
  [{ bypass_moderation: true }, ['second']],
  [
    { banned: true, created_at: { $in: ['1970-01-01T00:00:01.000Z', '1970-01-01T00:00:02.000Z'] } },
    ['second'],
  ],
  [{ $or: [{ banned: true }, { shadow_banned: true }, { language: 'fr' }] }, ['second', 'first']],
  [{ updated_at: { $lt: '2000-01-01T00:00:00Z' } }, ['fourth', 'third-one', 'second', 'first']],
  [{ last_active: { $lt: '2000-01-01T00:00:00Z' } }, ['first']],
  [{ name: { $gt: 'p' } }, []],
])('what few users have is found among many: %j', (filter, expected) => {
  expect(found(filter)).toEqual(expected);
});

test('what is common is found as before, and what is changed or removed no more', () => {
  expect(found({ kind: 'c' })).toHaveLength(10);
  saveUser(db, { id: 'temp', teams: ['blue'], custom: { colour: 'violet', username: 'old' } }, 5);
  const asked = [{ teams: { $in: ['blue'] } }, { colour: 'violet' }, { username: { $autocomplete: 'ol' } }];
  expect(asked.map(found)).toEqual([['temp'], ['temp'], ['temp']]);
  saveUser(db, { id: 'temp', teams: ['black'], custom: { colour: 'grey', username: 'new' } }, 6);
  expect(asked.map(found)).toEqual([[], [], []]);
  expect(found({ teams: { $in: ['black'] }, username: { $autocomplete: 'ne' } })).toEqual(['temp']);
  removeUser(db, 'temp');
  expect(found({ colour: 'grey' })).toEqual([]);
  for (const table of ['user_custom', 'user_teams'])
    expect(db.all(`select * from ${table} where number not in (select number from users)`)).toEqual([]);
  expect(db.all("select rowid from user_ids_fts where user_ids_fts match 'new'")).toEqual([]);
});
