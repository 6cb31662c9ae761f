import { beforeEach, expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { wipe } from '../db/open.ts';
import { inputError } from '../errors.ts';
import { fresh } from '../test/random-filter.ts';
import { finishTask, Unfinished } from './run-task.ts';
import { defineLongTask } from './task-kinds.ts';

// Longer than a slice, so that each is one.
const LONG_MS = 25;

/** Takes so many long steps and then says how many, or fails. */
const kind = defineLongTask('count', (progress, { steps, fails }) => {
  const done = Number(progress?.['done'] ?? 0);
  if (done === steps) {
    if (fails === true) throw inputError('it went wrong');
    return { result: { done } };
  }
  const until = performance.now() + LONG_MS;
  while (performance.now() < until);
  return { progress: { done: done + 1 } };
});

let context: Context;
beforeEach(() => {
  context = fresh();
});

const call = { afterCommit: (work: () => void) => void setImmediate(work) };
const finish = (input: Record<string, unknown>) =>
  context.db.transaction(() => finishTask(call, context, kind, input, ({ done }) => done));
const tasks = () => context.db.all<{ status: string }>('select status from tasks');

test('work that takes a moment is done within the call, and nothing is kept of it', () => {
  expect(finish({ steps: 0 })).toBe(0);
  expect(tasks()).toEqual([]);
});

test('longer work goes on as a task, at whose end its result is the answer', async () => {
  const unfinished = finish({ steps: 3 });
  if (!(unfinished instanceof Unfinished)) throw new Error('it was not long');
  expect(tasks()).toEqual([{ status: 'waiting' }]);
  await unfinished.ended;
  expect(unfinished.answer()).toBe(3);
  expect(tasks()).toEqual([{ status: 'completed' }]);
});

test('what it fails of within the call takes the call along, and what it fails of later is its end', async () => {
  expect(() => finish({ steps: 0, fails: true })).toThrow('it went wrong');
  const unfinished = finish({ steps: 2, fails: true });
  if (!(unfinished instanceof Unfinished)) throw new Error('it was not long');
  await expect(unfinished.ended).rejects.toThrow('it went wrong');
  expect(tasks()).toEqual([{ status: 'failed' }]);
});

test('nobody waits for work that a reset has taken along', async () => {
  const unfinished = finish({ steps: 2 });
  if (!(unfinished instanceof Unfinished)) throw new Error('it was not long');
  wipe(context.db);
  await unfinished.ended;
  expect(tasks()).toEqual([]);
});
