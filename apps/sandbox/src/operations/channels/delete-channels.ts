import type { deleteChannels as Operation } from '@backchannel/chat-api/operations';
import { inputError } from '../../errors.ts';
import { findAnyChannel, findChannels, removeChannel, updateChannel } from '../../store/channels.ts';
import { defineTask } from '../../tasks/task-kinds.ts';
import { startTask } from '../../tasks/run-task.ts';
import { parseStrings } from '../../values.ts';
import type { Handler } from '../handler.ts';

const CID = /^[^:]{1,64}:[^:]{1,64}$/;

const texts = (value: unknown): string[] => parseStrings(JSON.stringify(value ?? []));

const kind = defineTask('delete_channels', ({ found, missing, hard }, { db }) => {
  for (const cid of hard === true ? texts(found) : []) {
    // Made anew since the call, it is another channel.
    const isDeleted = (findAnyChannel(db, cid)?.deleted_at ?? null) !== null;
    if (isDeleted) removeChannel(db, cid);
  }
  return Object.fromEntries([
    ...texts(found).map((cid) => [cid, { status: 'ok' }]),
    ...texts(missing).map((cid) => [cid, { status: 'error', error: `Can't find channel with id ${cid}` }]),
  ]);
});

/** They vanish at once; with `hard_delete` a task then removes all that was in them. */
export const deleteChannels: Handler<typeof Operation> = (call, context) => {
  const { cids, hard_delete: hard = false } = call.body;
  const wrong = cids.find((cid) => !CID.test(cid));
  if (wrong !== undefined) throw inputError(`"${wrong.slice(0, 100)}" is not a valid cid`);
  const asked = [...new Set(cids)];
  const found = findChannels(context.db, asked).map((channel) => channel.cid);
  const now = context.clock.now();
  for (const cid of found) updateChannel(context.db, cid, { deleted_at: now, updated_at: now });
  const missing = asked.filter((cid) => !found.includes(cid));
  return { task_id: startTask(call, context, kind, { found, missing, hard }) };
};
