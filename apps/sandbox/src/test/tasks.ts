import { setTimeout as wait } from 'node:timers/promises';
import type { AnswerOf } from '@backchannel/chat-api';
import { getTask } from '@backchannel/chat-api/operations';
import type { TestApi } from './api.ts';

const PAUSE_MS = 5;

/** Polls a task until it has ended. */
export async function taskEnd(api: TestApi, id: string | undefined): Promise<AnswerOf<typeof getTask>> {
  for (;;) {
    const task = await api.call(getTask, { params: { id: id ?? '' } });
    if (task.status === 'completed' || task.status === 'failed') return task;
    await wait(PAUSE_MS);
  }
}
