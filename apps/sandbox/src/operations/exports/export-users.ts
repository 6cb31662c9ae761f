import type { exportUsers as Operation } from '@backchannel/chat-api/operations';
import { inputError } from '../../errors.ts';
import { defineExport } from '../../exports/run-export.ts';
import { usersDocument } from '../../exports/user-parts.ts';
import { findUsers } from '../../store/users.ts';
import { startTask } from '../../tasks/run-task.ts';
import { parseStrings } from '../../values.ts';
import type { Handler } from '../handler.ts';

const kind = defineExport('export_users', 'export.users', ({ ids }) => ({
  parts: usersDocument(parseStrings(JSON.stringify(ids ?? []))),
  name: 'users.json',
  contentType: 'application/json',
}));

/** Begins to write users, deleted ones too, with all they wrote into a file; the task's result has its address. */
export const exportUsers: Handler<typeof Operation> = (call, context) => {
  const ids = [...new Set(call.body.user_ids)];
  const known = new Set(findUsers(context.db, ids).map(({ id }) => id));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0) throw inputError(`these users don't exist: [${missing.join(' ').slice(0, 500)}]`);
  return { task_id: startTask(call, context, kind, { ids }) };
};
