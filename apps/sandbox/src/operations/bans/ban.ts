import type { ban as Operation } from '@backchannel/chat-api/operations';
import { actorOf, requireUsers } from '../../actor.ts';
import { inputError } from '../../errors.ts';
import { saveBan } from '../../store/bans.ts';
import type { NewBan } from '../../store/bans.ts';
import { saveFutureBan } from '../../store/future-channel-bans.ts';
import { guardTeams } from '../../tenancy.ts';
import { endAfter } from '../end-after.ts';
import type { Handler } from '../handler.ts';
import { emitBanned } from './ban-event.ts';
import { banScope } from './ban-scope.ts';
import './bans-due.ts';
import { deleteBannedMessages } from './delete-banned-messages.ts';

const MILLIS_PER_MINUTE = 60_000;

/** The API's description does not have it, the service and its clients do. */
const fromFutureChannels = (body: object): boolean => Reflect.get(body, 'ban_from_future_channels') === true;

/**
 * Bans a user from the app or from one channel, for `timeout` minutes or for good; a second time the ban is
 * replaced. Throws 400/4 without an actor, for users that are not there, and for oneself.
 */
export const ban: Handler<typeof Operation> = (call, context) => {
  const { body, caller } = call;
  const { target_user_id: targetId, timeout = 0, delete_messages: how } = body;
  const channel = banScope(context, caller, body.channel_cid);
  const byId = actorOf(context, caller, { user: body.banned_by, user_id: body.banned_by_id });
  if (byId === undefined)
    throw inputError('either banned_by or banned_by_id must be provided when using server side auth.');
  guardTeams(context, caller, [targetId]);
  requireUsers(context, [targetId, byId], 'ban operation');
  if (targetId === byId) throw inputError('a user cannot ban themselves');
  const now = context.clock.now();
  const row: NewBan = {
    target_id: targetId,
    cid: channel?.cid ?? '',
    banned_by_id: byId,
    reason: body.reason || null,
    shadow: Number(body.shadow ?? false),
    ip_ban: Number(body.ip_ban ?? false),
    expires: endAfter(now, timeout * MILLIS_PER_MINUTE, 'timeout'),
    created_at: now,
  };
  if (fromFutureChannels(body)) {
    if (!channel) throw inputError('"ban_from_future_channels" needs "channel_cid"');
    saveFutureBan(context.db, { ...row, banned_by_id: byId });
  }
  saveBan(context.db, row);
  context.due.wake();
  emitBanned(context, row);
  if (how !== undefined) deleteBannedMessages(call, context, { userId: targetId, cid: row.cid, how });
  return {};
};
