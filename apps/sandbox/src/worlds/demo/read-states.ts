import type { MemberRow } from '../../store/members.ts';
import type { ChannelMuteRow } from '../../store/channel-mutes.ts';
import type { ReadRow } from '../../store/reads.ts';
import type { Micros } from '../../time.ts';
import type { DemoMessage } from './messages.ts';
import { isInChannel } from './messages.ts';
import type { Random } from './random.ts';

const drawLag = (random: Random): number => {
  const [from, to] = random.weighted<readonly [number, number]>([
    [[0, 0], 68],
    [[1, 4], 18],
    [[5, 40], 10],
    [[60, 240], 4],
  ]);
  return random.int(from, to);
};

/** How far every member has read, with the unread counts that follow from it. */
export function readUpTo(
  random: Random,
  members: readonly MemberRow[],
  mutes: readonly ChannelMuteRow[],
  messages: readonly DemoMessage[],
  created: Micros,
): ReadRow[] {
  const shown = messages.filter(isInChannel);
  const own = new Map<string | null, number>();
  shown.forEach(({ user_id }, index) => own.set(user_id, index));
  const muted = new Set(mutes.map(({ user_id }) => user_id));
  return members.map((member): ReadRow => {
    // Who muted it or has yet to accept is told of nothing.
    const isSpared =
      muted.has(member.user_id) || (member.invited === 1 && member.invite_accepted_at === null);
    const lag = isSpared ? 0 : drawLag(random);
    const place = Math.max(shown.length - 1 - lag, own.get(member.user_id) ?? -1);
    const last = shown[place];
    const newest = shown.at(-1);
    const unread = shown
      .slice(place + 1)
      .filter(
        (message) =>
          message.user_id !== member.user_id &&
          message.silent === 0 &&
          message.shadowed === 0 &&
          message.created_at > (member.hide_messages_before ?? 0),
      );
    const isDelivered = newest !== undefined && random.chance(0.6);
    return {
      cid: member.cid,
      user_id: member.user_id,
      last_read: last?.created_at ?? Math.min(created, shown[0]?.created_at ?? created),
      last_read_message_id: last?.id ?? null,
      unread_messages: unread.length,
      last_delivered_at: isDelivered ? newest.created_at : null,
      last_delivered_message_id: isDelivered ? newest.id : null,
    };
  });
}
