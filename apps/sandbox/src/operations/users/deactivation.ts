import { requireUsers } from '../../actor.ts';
import { UserBook } from '../../assemble/users.ts';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { emitUserEvent } from '../../events/emit.ts';
import type { EventFields } from '../../events/emit.ts';
import {
  deleteChannelsBy,
  deleteMessagesBy,
  restoreChannelsBy,
  restoreMessagesBy,
} from '../../store/user-content.ts';
import { updateUser } from '../../store/users.ts';
import { requireUser } from './answer-users.ts';

const createdBy = (context: Context, byId: string | undefined): EventFields =>
  byId === undefined ? {} : { created_by: new UserBook(context).get(byId) };

/**
 * Deactivates a user, and with them what they wrote or created when asked to. All of it is dated to the same
 * moment, by which a reactivation finds it again. Throws 404/16 for an unknown user, 400/4 for one who already is
 * deactivated.
 */
export function deactivate(
  context: Context,
  userId: string,
  { messages, channels = false, byId }: { messages: boolean; channels?: boolean; byId?: string | undefined },
): void {
  const { db, clock } = context;
  if (byId !== undefined) requireUsers(context, [byId], 'deactivate user operation');
  if (requireUser(context, userId).deactivated_at !== null)
    throw inputError(`user "${userId}" is already deactivated`);
  const now = clock.now();
  updateUser(db, userId, { deactivated_at: now, updated_at: now });
  if (messages) deleteMessagesBy(db, userId, now);
  if (channels) deleteChannelsBy(db, userId, now);
  emitUserEvent(context, 'user.deactivated', userId, () => createdBy(context, byId));
}

/** Takes a deactivation back. Throws 404/16 for an unknown user, 400/4 for one who is not deactivated. */
export function reactivate(
  context: Context,
  userId: string,
  {
    messages,
    channels = false,
    name,
    byId,
  }: { messages: boolean; channels?: boolean; name?: string | undefined; byId?: string | undefined },
): void {
  const { db, clock } = context;
  if (byId !== undefined) requireUsers(context, [byId], 'reactivate user operation');
  const since = requireUser(context, userId).deactivated_at;
  if (since === null) throw inputError(`user "${userId}" is not deactivated`);
  updateUser(db, userId, {
    deactivated_at: null,
    updated_at: clock.now(),
    ...(name !== undefined && { name }),
  });
  if (messages) restoreMessagesBy(db, userId, since);
  if (channels) restoreChannelsBy(db, userId, since);
  emitUserEvent(context, 'user.reactivated', userId, () => createdBy(context, byId));
}
