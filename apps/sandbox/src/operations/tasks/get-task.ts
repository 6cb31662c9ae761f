import type { getTask as Operation } from '@backchannel/chat-api/operations';
import type { ErrorResult } from '@backchannel/chat-api/types';
import { doesNotExist } from '../../errors.ts';
import { findTask } from '../../store/tasks.ts';
import { toWire } from '../../time.ts';
import { parseObject } from '../../values.ts';
import type { Handler } from '../handler.ts';
import { taskResult } from './task-result.ts';

export const getTask: Handler<typeof Operation> = ({ params }, context) => {
  const task = findTask(context.db, params.id);
  if (!task) throw doesNotExist(`task with id ${params.id} doesn't exist`);
  return {
    task_id: task.id,
    status: task.status,
    created_at: toWire(task.created_at),
    updated_at: toWire(task.updated_at),
    ...(task.result !== null && { result: taskResult(context, task) }),
    // Written by the runner alone, in this shape.
    ...(task.error !== null && { error: parseObject(task.error) as unknown as ErrorResult }),
  };
};
