import { expect, test } from 'vitest';
import { createClock, createContext } from './context.ts';
import { openDatabase } from './db/open.ts';
import type { Database } from './db/database.ts';
import { openDemo } from './test/demo.ts';
import { warmUp } from './warm-up.ts';

const changesOf = (db: Database): unknown => db.get('select total_changes() as count');

test.each([
  ['with a world in it', openDemo],
  ['with nothing in it', () => openDatabase(':memory:')],
])('a database %s is warmed up without a change', async (_what, open) => {
  const db = await open();
  const before = changesOf(db);
  warmUp(createContext(db, createClock()));
  expect(changesOf(db)).toEqual(before);
  db.close();
});
