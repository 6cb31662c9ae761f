import type { unmute as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { unmuteUser } from '../../store/user-mutes.ts';
import type { Handler } from '../handler.ts';
import { emitMutes, muteTargets } from './muted-users.ts';

/** Takes mutes of users back; who was not muted stays as they are. */
export const unmute: Handler<typeof Operation> = ({ body, caller }, context) => {
  const userId = requireActor(context, caller, body, 'unmute request');
  const { targets, missing } = muteTargets(context, caller, userId, body.target_ids);
  emitMutes(
    context,
    'user.unmuted',
    userId,
    targets.filter((id) => unmuteUser(context.db, userId, id)),
  );
  return missing.length > 0 ? { non_existing_users: missing } : {};
};
