import type { deleteChannels as Operation } from '@backchannel/chat-api/operations';
import type { Context } from '../../context.ts';
import type { Database } from '../../db/database.ts';
import { inputError } from '../../errors.ts';
import { findAnyChannel, findChannels, removeChannel, removeSomeContent } from '../../store/channels.ts';
import { oneByOne } from '../../tasks/one-by-one.ts';
import { beginTask, startTask } from '../../tasks/run-task.ts';
import { defineLongTask } from '../../tasks/task-kinds.ts';
import { parseStrings } from '../../values.ts';
import type { Handler } from '../handler.ts';
import { deleteSoftly } from './delete-softly.ts';

const CID = /^[^:]{1,64}:[^:]{1,64}$/;

// So many messages or members at a time that nobody has to wait.
const SHARE = 100;

/** Removes a deleted channel, or a share of what is in it. True when nothing is left to do. */
function removeSome(db: Database, cid: string): boolean {
  // Made anew since the call, it is another channel.
  if ((findAnyChannel(db, cid)?.deleted_at ?? null) === null) return true;
  if (removeSomeContent(db, cid, SHARE)) return false;
  removeChannel(db, cid);
  return true;
}

const kind = defineLongTask(
  'delete_channels',
  oneByOne(
    (cid, { hard }, { db }) => (hard === true && !removeSome(db, cid) ? {} : undefined),
    (fates, { missing }) => ({
      ...fates,
      ...Object.fromEntries(
        parseStrings(JSON.stringify(missing)).map((cid) => [
          cid,
          { status: 'error', error: `Can't find channel with id ${cid}` },
        ]),
      ),
    }),
  ),
);

/** Removes a channel that is deleted already: at once when there is not much in it, otherwise bit by bit. */
export function removeForGood(context: Context, cid: string): void {
  if (!removeSome(context.db, cid)) beginTask(context, kind, { ids: [cid], missing: [], hard: true });
}

/** They vanish at once; with `hard_delete` a task then removes all that was in them. */
export const deleteChannels: Handler<typeof Operation> = (call, context) => {
  const { cids, hard_delete: hard = false } = call.body;
  const wrong = cids.find((cid) => !CID.test(cid));
  if (wrong !== undefined) throw inputError(`"${wrong.slice(0, 100)}" is not a valid cid`);
  const asked = [...new Set(cids)];
  const found = new Map(findChannels(context.db, asked).map((channel) => [channel.cid, channel]));
  for (const channel of found.values()) deleteSoftly(context, channel);
  const ids = asked.filter((cid) => found.has(cid));
  const missing = asked.filter((cid) => !found.has(cid));
  return { task_id: startTask(call, context, kind, { ids, missing, hard }) };
};
