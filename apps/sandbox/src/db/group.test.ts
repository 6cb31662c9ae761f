import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Database } from './database.ts';

let folder: string;
let db: Database;
let reader: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  db = new Database(join(folder, 'world.db'));
  db.script('create table notes (text text not null unique) strict');
  reader = new Database(join(folder, 'world.db'));
});
afterEach(() => {
  reader.close();
  db.close();
  rmSync(folder, { recursive: true });
});

const add = (text: string) => db.run('insert into notes values (?)', text);
const saved = (): string[] => reader.all<{ text: string }>('select text from notes').map((row) => row.text);

test('what is done in one moment is saved at once, before anybody hears of it', async () => {
  const answers = ['a', 'b', 'c'].map(async (text) => {
    await db.grouped(() => add(text));
    return saved();
  });
  expect(saved()).toEqual([]);
  expect(await Promise.all(answers)).toEqual(Array.from({ length: 3 }, () => ['a', 'b', 'c']));
});

test('who fails in a group takes nobody along and leaves nothing behind', async () => {
  const outcomes = await Promise.allSettled([
    db.grouped(() => add('a')),
    db.grouped(() => {
      add('b');
      throw new Error('no');
    }),
    db.grouped(() => add('a')),
    db.grouped(() => add('c')),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect(saved()).toEqual(['a', 'c']);
});

test('what fails is done again only where others have changed something before it', async () => {
  const done: string[] = [];
  const work = (text: string, error?: Error) => () => {
    done.push(text);
    add(text);
    if (error) throw error;
  };
  const together = async (...works: (() => void)[]) => {
    done.length = 0;
    await Promise.allSettled(works.map((each) => db.grouped(each)));
    return done.join('');
  };
  expect(await together(work('a', new Error('no')), work('b'))).toBe('ab');
  expect(await together(work('c'), work('d', new Error('no')), work('e'))).toBe('cdcde');
  expect(saved()).toEqual(['b', 'c', 'e']);
});

test('who fails alone after a change hears why, and leaves nothing behind', async () => {
  const failing = db.grouped(() => {
    add('a');
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(saved()).toEqual([]);
});

test('what a lost transaction takes along nobody takes for saved', async () => {
  const outcomes = await Promise.allSettled([
    db.grouped(() => add('a')),
    // As a full disk does it.
    db.grouped(() => {
      db.script('rollback');
      throw new Error('full');
    }),
    db.grouped(() => add('b')),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  expect(saved()).toEqual(['b']);
});

test('very many calls take several turns, and nobody is left out', async () => {
  const slow = (text: string) => () => {
    const before = process.threadCpuUsage();
    while (process.threadCpuUsage(before).user < 3000);
    add(text);
  };
  let turns = 0;
  const count = () => setImmediate(() => ((turns += 1), !isOver && count()));
  let isOver = false;
  count();
  const all = Array.from({ length: 10 }, (_, index) => `m${index}`);
  await Promise.all(all.map((text) => db.grouped(slow(text))));
  isOver = true;
  expect(saved()).toEqual(all);
  expect(turns).toBeGreaterThan(2);
});

test('a transaction of its own does not begin before a group is saved, and fails without it', async () => {
  const joined = db.grouped(() => add('a'));
  expect(() =>
    db.transaction(() => {
      expect(saved()).toEqual(['a']);
      add('b');
      throw new Error('no');
    }),
  ).toThrow('no');
  await joined;
  expect(saved()).toEqual(['a']);
});

test('closing saves what is under way', async () => {
  const joined = db.grouped(() => add('a'));
  db.close();
  await joined;
  expect(saved()).toEqual(['a']);
  db = new Database(join(folder, 'world.db'));
});
