// Takes its time: left out of `npm run verify`.
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { getApp } from '@backchannel/chat-api/operations';
import { createSandbox } from '../index.ts';
import { startApi } from '../test/api.ts';
import type { TestApi } from '../test/api.ts';
import { startDemo } from '../test/demo.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const count = (file: string, table: 'messages' | 'users'): unknown => {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return db.prepare(`select count(*) as n from ${table}`).get()?.['n'];
  } finally {
    db.close();
  }
};

test('a world in a file is saved, and others begin with it', async () => {
  await saveAndBegin(await startDemo(), { users: 400, name: 'Lumen Travel' });
  expect(count(at('saved.db'), 'messages')).toBeGreaterThan(59_900);
});

test('so is one in memory', async () => {
  const api = await startApi();
  await api.users('ada', 'bob');
  await saveAndBegin(api, { users: 2, name: 'Sandbox' });
});

async function saveAndBegin(api: TestApi, { users, name }: { users: number; name: string }): Promise<void> {
  try {
    await api.sandbox.save(at('saved.db'));
    await api.users('latecomer');
  } finally {
    await api.close();
  }
  expect(count(at('saved.db'), 'users')).toBe(users);
  expect((statSync(at('saved.db')).mode & 0o777).toString(8)).toBe('600');
  const second = await startApi({ data: at('second.db'), load: at('saved.db') });
  try {
    expect((await second.call(getApp, {})).app.name).toBe(name);
    await second.users('newcomer');
  } finally {
    await second.close();
  }
  expect([count(at('second.db'), 'users'), count(at('saved.db'), 'users')]).toEqual([users + 1, users]);
}

test('a world is saved as it is at one moment, whoever writes to it meanwhile', async () => {
  const api = await startDemo();
  try {
    const write = async (): Promise<void> => {
      for (let index = 0; index < 50; index += 1) await api.users(`meanwhile-${index}`);
    };
    await Promise.all([api.sandbox.save(at('saved.db')), write()]);
  } finally {
    await api.close();
  }
  const saved = new DatabaseSync(at('saved.db'), { readOnly: true });
  expect(saved.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
  saved.close();
  expect(Number(count(at('saved.db'), 'users'))).toBeGreaterThanOrEqual(400);
});

test('a file that is no world of ours is neither loaded nor used, and nothing is left behind', async () => {
  writeFileSync(at('text.db'), 'this is no database, however long it may be '.repeat(100));
  const other = new DatabaseSync(at('other.db'));
  other.exec('create table recipes (name text)');
  other.close();
  for (const name of ['text.db', 'other.db', 'absent.db']) {
    await expect(createSandbox({ data: at('new.db'), load: at(name) })).rejects.toThrow(
      `Cannot load the world ${at(name)}`,
    );
    expect(existsSync(at('new.db'))).toBe(false);
  }
  await expect(createSandbox({ data: at('other.db') })).rejects.toThrow('it belongs to another program');
});

test('neither saving nor loading replaces a file', async () => {
  const sandbox = await createSandbox({ data: at('world.db') });
  try {
    await sandbox.save(at('saved.db'));
    await expect(sandbox.save(at('saved.db'))).rejects.toThrow('there is already a file');
    await expect(createSandbox({ data: at('saved.db'), load: at('world.db') })).rejects.toThrow(
      'there is already a file',
    );
    await expect(createSandbox({ load: at('saved.db') })).rejects.toThrow('into a data file');
  } finally {
    await sandbox.close();
  }
});
