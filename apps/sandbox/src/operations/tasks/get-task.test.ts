import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { AnswerOf } from '@backchannel/chat-api';
import { deactivateUsers, getTask } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { inputError } from '../../errors.ts';
import { insertTask } from '../../store/tasks.ts';
import { defineTask } from '../../tasks/task-kinds.ts';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { taskEnd } from '../../test/tasks.ts';

defineTask('greet', (input) => ({ greeting: `Hello ${String(input['name'])}` }));
defineTask('refuse', () => {
  throw inputError('there is nothing to do');
});

let folder: string;
let api: TestApi;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-tasks-'));
});
afterEach(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

/** A file as a process leaves it that was stopped before it could do its work; then a new process on it. */
async function startWith(kind: string, input: object): Promise<void> {
  const data = join(folder, 'data.sqlite');
  const db = openDatabase(data);
  insertTask(db, { id: 't1', kind, input: JSON.stringify(input), created_at: 1_700_000_000_000_000 });
  db.close();
  api = await startApi({ data });
}

async function ended(): Promise<AnswerOf<typeof getTask>> {
  for (;;) {
    const task = await api.call(getTask, { params: { id: 't1' } });
    if (task.status === 'completed' || task.status === 'failed') return task;
    expect(['waiting', 'running']).toContain(task.status);
    await wait(5);
  }
}

test('a task left behind is taken up again and ends with its result', async () => {
  await startWith('greet', { name: 'Ada' });
  const task = await ended();
  expect(task).toMatchObject({ task_id: 't1', status: 'completed', result: { greeting: 'Hello Ada' } });
  expect(task).not.toHaveProperty('error');
  expect(task.updated_at).toBeGreaterThan(task.created_at);
});

test('a task that cannot be done says why', async () => {
  await startWith('refuse', {});
  const task = await ended();
  expect(task.error).toEqual({ type: 'api_error', description: 'there is nothing to do' });
  expect(task).not.toHaveProperty('result');
});

test('a task is there with a status as soon as its id was answered, and is done once', async () => {
  api = await startApi();
  await api.users('ada', 'bob');
  const { task_id } = await api.call(deactivateUsers, { body: { user_ids: ['ada', 'bob'] } });
  const params = { id: task_id };
  expect(['waiting', 'running', 'completed']).toContain((await api.call(getTask, { params })).status);
  const end = await taskEnd(api, task_id);
  expect(end).toMatchObject({ task_id, status: 'completed' });
  expect(await api.call(getTask, { params })).toMatchObject({
    updated_at: end.updated_at,
    result: end.result,
  });
});

test('an unknown task is 404/16', async () => {
  api = await startApi();
  const reply = await api.raw('GET', '/api/v2/tasks/nothing');
  expect([reply.status, reply.body.code]).toEqual([404, 16]);
});
