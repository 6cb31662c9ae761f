import type { updateThreadPartial as Operation } from '@backchannel/chat-api/operations';
import { typeSpecs } from '@backchannel/chat-api/spec';
import { requireActor } from '../../actor.ts';
import { assembleThread } from '../../assemble/threads.ts';
import { inputError } from '../../errors.ts';
import { emitChannelEvent } from '../../events/emit.ts';
import { SERVER } from '../../http/auth.ts';
import { requirePermission } from '../../permissions.ts';
import { updateThread } from '../../store/threads.ts';
import type { ThreadChange } from '../../store/threads.ts';
import { describe, parseObject } from '../../values.ts';
import { patchCustom } from '../custom-patch.ts';
import { checkCustomSize } from '../custom-size.ts';
import type { Handler } from '../handler.ts';
import { requireThread } from './find-thread.ts';

// What a thread has of its own and nobody writes.
const fixed = new Set(
  [...Object.keys(typeSpecs['ThreadStateResponse']?.properties ?? {}), 'custom'].filter(
    (name) => name !== 'title',
  ),
);

function titleOf(title: unknown): string {
  if (typeof title === 'string') return title;
  throw inputError(`expected string for field "set.title" but got ${describe(title)}`);
}

/** Sets a thread's title and custom data; without a title of its own it has its first message's text. */
export const updateThreadPartial: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const { set = {}, unset = [] } = body;
  const userId = requireActor(context, caller, body, 'update thread request');
  const { thread, parent, channel } = requireThread(context, caller, params.message_id);
  requirePermission(context, caller, channel, 'update-message', parent.user_id);
  for (const key of [...Object.keys(set), ...unset]) {
    if (fixed.has(key.split('.')[0] ?? '')) throw inputError(`field "${key}" of a thread cannot be updated`);
  }
  const { title, ...custom } = set;
  const patched = patchCustom(
    parseObject(thread.custom),
    custom,
    unset.filter((key) => key !== 'title'),
  );
  checkCustomSize(patched, 'thread');
  const change: ThreadChange = {
    custom: JSON.stringify(patched),
    updated_at: context.clock.now(),
    ...(title !== undefined && { title: title === null ? null : titleOf(title) }),
    ...(unset.includes('title') && { title: null }),
  };
  updateThread(context.db, thread.parent_id, change);
  const changed = { ...thread, ...change };
  emitChannelEvent(context, 'thread.updated', channel, userId, () => ({
    thread: assembleThread(context, changed, SERVER),
  }));
  return { thread: assembleThread(context, changed, caller, userId) };
};
