import { UserBook } from '../../assemble/users.ts';
import type { Context } from '../../context.ts';
import { emitChannelEvent, emitUserEvent } from '../../events/emit.ts';
import type { EventFields } from '../../events/emit.ts';
import { countBans } from '../../store/bans.ts';
import type { NewBan } from '../../store/bans.ts';
import { findChannel } from '../../store/channels.ts';
import { toWire } from '../../time.ts';
import { compact } from '../../values.ts';

type Where = Pick<NewBan, 'target_id' | 'cid' | 'shadow'>;

function emit(context: Context, type: string, { target_id, cid }: Where, fields: () => EventFields): void {
  const channel = cid === '' ? undefined : findChannel(context.db, cid);
  if (channel) emitChannelEvent(context, type, channel, target_id, fields);
  else if (cid === '') emitUserEvent(context, type, target_id, fields);
}

/** Tells that somebody was banned, and by whom. */
export const emitBanned = (context: Context, ban: NewBan): void =>
  emit(context, 'user.banned', ban, () =>
    compact({
      created_by: new UserBook(context).find(ban.banned_by_id),
      reason: ban.reason ?? undefined,
      expiration: ban.expires === null ? undefined : toWire(ban.expires),
      shadow: ban.shadow === 1,
      total_bans: countBans(context.db, ban.target_id),
    }),
  );

/** Tells that a ban was lifted, or has ended by itself (then by nobody). */
export const emitUnbanned = (context: Context, ban: Where, byId: string | undefined): void =>
  emit(context, 'user.unbanned', ban, () =>
    compact({ created_by: new UserBook(context).find(byId ?? null), shadow: ban.shadow === 1 }),
  );
