import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queryChannels } from '@backchannel/chat-api/operations';
import { beforeEach, expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { openDatabase } from '../db/open.ts';
import { processorTime } from '../processor-time.ts';
import { startApi } from '../test/api.ts';
import { fresh } from '../test/random-filter.ts';
import { answerInTurns } from './answer-in-turns.ts';
import { Unfinished } from './run-task.ts';

// Longer than a slice, so that each is one.
const LONG_MS = 25;

let context: Context;
let done: string[];
beforeEach(() => {
  context = fresh();
  done = [];
});

/** An answer of so many long steps, which are written down. */
function answering(name: string, steps: number, { isLarge = false, fails = false } = {}) {
  let left = steps;
  const step = (): boolean => {
    if (left === 0) return true;
    const until = processorTime() + LONG_MS;
    while (processorTime() < until);
    done.push(`${name}${left}`);
    left -= 1;
    if (fails && left === 0) throw new Error(`${name} went wrong`);
    return false;
  };
  const later: (() => void)[] = [];
  const call = { afterCommit: (work: () => void) => void later.push(work) };
  const answer = context.db.transaction(() =>
    answerInTurns(call, context, isLarge, { step, answer: () => name }),
  );
  for (const work of later) work();
  return answer;
}

const unfinished = (answer: string | Unfinished<string>): Unfinished<string> => {
  if (!(answer instanceof Unfinished)) throw new Error('it was not long');
  return answer;
};

test('an answer that takes a moment is made within its call, also while a long one is being made', async () => {
  expect(answering('a', 0)).toBe('a');
  const long = unfinished(answering('b', 3));
  expect(answering('c', 0)).toBe('c');
  await long.ended;
  expect([long.answer(), ...done]).toEqual(['b', 'b3', 'b2', 'b1']);
});

test('of several one is made after the other, and a large one is not begun before', async () => {
  const first = unfinished(answering('a', 3));
  const second = unfinished(answering('b', 3));
  const third = unfinished(answering('c', 2, { isLarge: true }));
  expect(done).toEqual(['a3', 'b3']);
  await Promise.all([first.ended, second.ended, third.ended]);
  expect(done).toEqual(['a3', 'b3', 'a2', 'a1', 'b2', 'b1', 'c2', 'c1']);
});

test('one that goes wrong says so to its own caller, and those behind it are made', async () => {
  const wrong = unfinished(answering('a', 3, { fails: true }));
  const next = unfinished(answering('b', 2));
  await expect(wrong.ended).rejects.toThrow('a went wrong');
  await next.ended;
  expect(next.answer()).toBe('b');
});

test('the largest page of channels, made in turns, is the same for several at once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-turns-'));
  try {
    const data = join(folder, 'data.sqlite');
    const db = openDatabase(data);
    const numbers = (count: number): string =>
      `with recursive n (i) as (values (0) union all select i + 1 from n where i < ${count - 1})`;
    db.transaction(() =>
      db.script(`
        insert into channels (cid, type, id, created_at, updated_at) ${numbers(30)} select 'team:c' || i, 'team', 'c' || i, i + 1, 1 from n;
        insert into messages (id, cid, user_id, text, created_at, updated_at) ${numbers(9000)}
          select 'm' || i, 'team:c' || (i % 30), 'ada', 'text ' || i, i + 1, 1 from n;`),
    );
    db.close();
    const api = await startApi({ data });
    const page = () =>
      api.call(queryChannels, {
        body: { limit: 30, message_limit: 300, sort: [{ field: 'created_at', direction: 1 }] },
      });
    // The first one learns what later ones know.
    const { channels } = await page();
    expect(channels.map(({ channel, messages }) => [channel?.id, messages.length])).toEqual(
      Array.from({ length: 30 }, (_, i) => [`c${i}`, 300]),
    );
    expect(channels[7]?.messages.slice(0, 2).map(({ text }) => text)).toEqual(['text 7', 'text 37']);
    for (const answer of await Promise.all([page(), page(), page()]))
      expect(answer.channels).toEqual(channels);
    await api.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
