import type { queryFutureChannelBans as Operation } from '@backchannel/chat-api/operations';
import { actorOf } from '../../actor.ts';
import { UserBook } from '../../assemble/users.ts';
import { notAllowed } from '../../errors.ts';
import { presentFutureBan } from '../../present/ban.ts';
import { countFutureBans, selectFutureBans } from '../../store/future-channel-bans.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';

const LIMIT = { default: 100, max: 300 };
const MOST_OFFSET = 10_000;
const MOST_COUNTED = 100_000;

/** Who is banned from channels that a user (or anybody) is yet to make, newest first. */
export const queryFutureChannelBans: Handler<typeof Operation> = ({ query, caller }, context) => {
  const { payload = {} } = query;
  const byId = actorOf(context, caller, payload);
  if (caller.kind !== 'server' && byId === undefined)
    throw notAllowed('anonymous users are not allowed to query bans');
  const { target_user_id: targetId, include_total: withTotal, exclude_expired_bans: withoutEnded } = payload;
  const wanted = {
    byId,
    targetId: targetId || undefined,
    endingAfter: withoutEnded === true ? context.clock.now() : undefined,
  };
  const { limit, offset } = pageOf(payload, LIMIT, MOST_OFFSET);
  const rows = selectFutureBans(context.db, wanted, limit, offset);
  const users = new UserBook(context);
  users.load(rows.flatMap((row) => [row.target_id, row.banned_by_id]));
  return {
    bans: rows.map((row) =>
      presentFutureBan(row, {
        // Whoever asks about one user knows them.
        user: wanted.targetId === undefined ? users.get(row.target_id) : undefined,
        bannedBy: users.get(row.banned_by_id),
      }),
    ),
    ...(withTotal === true && { total: countFutureBans(context.db, wanted, MOST_COUNTED) }),
  };
};
