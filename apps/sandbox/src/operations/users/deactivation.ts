import { requireUsers } from '../../actor.ts';
import { UserBook } from '../../assemble/users.ts';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { emitUserEvent } from '../../events/emit.ts';
import type { EventFields } from '../../events/emit.ts';
import { deleteSomeChannelsBy, restoreSomeChannelsBy } from '../../store/user-channels.ts';
import { deleteSomeMessagesBy, restoreSomeMessagesBy } from '../../store/user-content.ts';
import { findUser, updateUser } from '../../store/users.ts';
import type { Micros } from '../../time.ts';
import { requireUser } from './answer-users.ts';

/** What becomes of a user's own things, and whose doing it is. */
export interface Deactivation {
  messages: boolean;
  channels?: boolean;
  byId?: string | undefined;
}

/** How far a deactivation or its taking back has come: to the messages behind a place, or to the channels. */
export interface Within {
  /** The moment to which all that goes along is dated. */
  since: Micros;
  at?: number;
  seq?: number;
  /** The last channel that is behind it, by number. */
  channel?: number;
}

// So many things at a time that nobody has to wait.
const SHARE = 100;

const createdBy = (context: Context, byId: string | undefined): EventFields =>
  byId === undefined ? {} : { created_by: new UserBook(context).get(byId) };

function beginDeactivation(context: Context, userId: string, byId: string | undefined): Within {
  const { db, clock } = context;
  if (byId !== undefined) requireUsers(context, [byId], 'deactivate user operation');
  if (requireUser(context, userId).deactivated_at !== null)
    throw inputError(`user "${userId}" is already deactivated`);
  const since = clock.now();
  updateUser(db, userId, { deactivated_at: since, updated_at: since });
  return { since };
}

/**
 * Deactivates a user, and with them what they wrote or created when asked to, share by share: what it returns is
 * where to go on, undefined when that was all. All of it is dated to the same moment, by which a reactivation finds
 * it again. Throws 404/16 for an unknown user, 400/4 for one who already is deactivated.
 */
export function deactivateSome(
  context: Context,
  userId: string,
  { messages, channels = false, byId }: Deactivation,
  within: Within | undefined,
): Within | undefined {
  const { db } = context;
  if (!within) return beginDeactivation(context, userId, byId);
  const { since, at = 0, seq = 0, channel } = within;
  // Reactivated meanwhile, they keep what they have.
  if (findUser(db, userId)?.deactivated_at !== since) return undefined;
  if (messages && channel === undefined) {
    const place = deleteSomeMessagesBy(db, userId, since, { at, seq }, SHARE);
    return place ? { since, ...place } : { since, channel: 0 };
  }
  if (channels && deleteSomeChannelsBy(db, userId, since, SHARE) === SHARE) return { since, channel: 0 };
  emitUserEvent(context, 'user.deactivated', userId, () => createdBy(context, byId));
  return undefined;
}

function beginReactivation(
  context: Context,
  userId: string,
  byId: string | undefined,
  name: string | undefined,
): Within {
  const { db, clock } = context;
  if (byId !== undefined) requireUsers(context, [byId], 'reactivate user operation');
  const since = requireUser(context, userId).deactivated_at;
  if (since === null) throw inputError(`user "${userId}" is not deactivated`);
  updateUser(db, userId, {
    deactivated_at: null,
    updated_at: clock.now(),
    ...(name !== undefined && { name }),
  });
  return { since };
}

/**
 * Takes a deactivation back, share by share like {@link deactivateSome}. Throws 404/16 for an unknown user, 400/4 for
 * one who is not deactivated.
 */
export function reactivateSome(
  context: Context,
  userId: string,
  { messages, channels = false, byId, name }: Deactivation & { name?: string | undefined },
  within: Within | undefined,
): Within | undefined {
  const { db } = context;
  if (!within) return beginReactivation(context, userId, byId, name);
  const { since, at = 0, seq = 0, channel } = within;
  if (messages && channel === undefined) {
    const place = restoreSomeMessagesBy(db, userId, since, { at, seq }, SHARE);
    return place ? { since, ...place } : { since, channel: 0 };
  }
  const next = channels ? restoreSomeChannelsBy(db, userId, since, channel ?? 0) : undefined;
  if (next !== undefined) return { since, channel: next };
  emitUserEvent(context, 'user.reactivated', userId, () => createdBy(context, byId));
  return undefined;
}
