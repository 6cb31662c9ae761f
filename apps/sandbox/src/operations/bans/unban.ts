import type { unban as Operation } from '@backchannel/chat-api/operations';
import { actorOf, requireUsers } from '../../actor.ts';
import { removeBan } from '../../store/bans.ts';
import { removeFutureBan } from '../../store/future-channel-bans.ts';
import type { Handler } from '../handler.ts';
import { emitUnbanned } from './ban-event.ts';
import { banScope } from './ban-scope.ts';

/** See `ban_from_future_channels`: known to the service, not to its description. */
const alsoFromFutureChannels = (body: object): boolean =>
  Reflect.get(body, 'remove_future_channels_ban') === true;

/**
 * Lifts a ban; who is not banned stays as they are. With `created_by`, that user's ban of the target from channels
 * yet to be made is taken back as well.
 */
export const unban: Handler<typeof Operation> = ({ query, body, caller }, context) => {
  const { target_user_id: targetId, created_by: creatorId } = query;
  const channel = banScope(context, caller, query.channel_cid);
  const byId = actorOf(context, caller, { user: body.unbanned_by, user_id: body.unbanned_by_id });
  requireUsers(context, byId === undefined ? [targetId] : [targetId, byId], 'unban operation');
  const cid = channel?.cid ?? '';
  if (removeBan(context.db, targetId, cid))
    emitUnbanned(context, { target_id: targetId, cid, shadow: 0 }, byId);
  // A user's own token takes back its user's bans only.
  const futureBy = caller.kind === 'user' ? byId : creatorId || byId;
  if (futureBy !== undefined && (creatorId || alsoFromFutureChannels(body)))
    removeFutureBan(context.db, futureBy, targetId);
  return {};
};
