import type { mute as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { assembleFullUsers } from '../../assemble/full-users.ts';
import { presentOwnUser } from '../../present/user.ts';
import { muteUser } from '../../store/user-mutes.ts';
import { findUsers } from '../../store/users.ts';
import { endAfter } from '../end-after.ts';
import type { Handler } from '../handler.ts';
import { emitMutes, muteTargets } from './muted-users.ts';

const MILLIS_PER_MINUTE = 60_000;

/** Mutes users for another, for `timeout` minutes or for good. Who is not there is named, and stops nobody. */
export const mute: Handler<typeof Operation> = ({ body, caller }, context) => {
  const { db, clock } = context;
  const userId = requireActor(context, caller, body, 'mute request');
  const { targets, missing } = muteTargets(context, caller, userId, body.target_ids);
  const { timeout = 0 } = body;
  const now = clock.now();
  const expires = endAfter(now, timeout * MILLIS_PER_MINUTE, 'timeout');
  for (const target_id of targets) muteUser(db, { user_id: userId, target_id, expires, updated_at: now });
  const [own] = assembleFullUsers(context, findUsers(db, [userId]));
  if (!own) throw new Error(`the user ${userId} vanished while they muted`);
  emitMutes(context, 'user.muted', userId, targets);
  const asked = new Set(targets);
  return {
    mutes: own.mutes.filter((entry) => asked.has(entry.target?.id ?? '')),
    own_user: presentOwnUser(own),
    ...(missing.length > 0 && { non_existing_users: missing }),
  };
};
