import type { truncateChannel as Operation } from '@backchannel/chat-api/operations';
import { actorOf, requireActor, requireUsers } from '../../actor.ts';
import { assembleChannel } from '../../assemble/channels.ts';
import { effectiveConfig } from '../../assemble/channel-config.ts';
import { assembleMessages } from '../../assemble/messages.ts';
import type { Context } from '../../context.ts';
import { channelNotFound, inputError } from '../../errors.ts';
import { emitWholeChannel } from '../../events/channel-events.ts';
import { messageFields } from '../../events/message-events.ts';
import { requirePermission } from '../../permissions.ts';
import { findChannel, updateChannel } from '../../store/channels.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { recountMessages, recountUnread } from '../../store/counters.ts';
import { findMembers, updateMember } from '../../store/members.ts';
import { removeSomeMessagesUntil, truncateMessages } from '../../store/messages.ts';
import { beginTask } from '../../tasks/run-task.ts';
import { defineLongTask } from '../../tasks/task-kinds.ts';
import { toMicros } from '../../time.ts';
import type { Micros } from '../../time.ts';
import { postMessage } from '../messages/post-message.ts';
import { withOwnHtml } from '../messages/render-html.ts';
import type { Handler } from '../handler.ts';

/** For some members only: they no longer see what is older; the channel itself stays as it is. */
function truncateFor(
  context: Context,
  { cid }: ChannelRow,
  memberIds: readonly string[],
  until: Micros,
): void {
  const members = new Map(findMembers(context.db, cid, memberIds).map((member) => [member.user_id, member]));
  const strangers = memberIds.filter((id) => !members.has(id));
  if (strangers.length > 0) {
    throw inputError(`the following users are not members of the channel: [${strangers.join(' ')}]`);
  }
  for (const [userId, member] of members) {
    const before = Math.max(until, member.hide_messages_before ?? 0);
    updateMember(context.db, cid, userId, { hide_messages_before: before, updated_at: context.clock.now() });
  }
  recountUnread(context.db, cid);
}

// So many messages at a time that nobody has to wait.
const SHARE = 100;

// The input is what is written below.
const removal = defineLongTask('truncate_channel', (_progress, { cid, until }, { db }) =>
  removeSomeMessagesUntil(db, cid as string, until as Micros, SHARE) === SHARE
    ? { progress: {} }
    : { result: {} },
);

/** For everybody: hides the messages up to a moment, or removes them, with their threads. */
function truncateAll(
  context: Context,
  channel: ChannelRow,
  until: Micros,
  byId: string | undefined,
  hard: boolean,
): void {
  const { db } = context;
  const more = !hard || removeSomeMessagesUntil(db, channel.cid, until, SHARE) === SHARE;
  if (more) truncateMessages(db, channel.cid, until);
  // Many are hidden at once and removed bit by bit.
  if (more && hard) beginTask(context, removal, { cid: channel.cid, until });
  updateChannel(db, channel.cid, { truncated_at: until, truncated_by_id: byId ?? null });
  const settings = effectiveConfig(db, channel)?.settings;
  recountMessages(db, channel.cid, settings?.skip_last_msg_update_for_system_msgs ?? false);
  recountUnread(db, channel.cid);
}

export const truncateChannel: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const cid = `${params.type}:${params.id}`;
  const channel = findChannel(context.db, cid);
  if (!channel) throw channelNotFound(cid);
  requirePermission(context, caller, channel, 'truncate-channel');
  const { message, member_ids: memberIds = [], hard_delete: hard = false } = body;
  if (memberIds.length > 0 && hard) throw inputError('member_ids cannot be combined with hard_delete');
  const actorId = actorOf(context, caller, body);
  if (actorId !== undefined) requireUsers(context, [actorId], 'truncate channel operation');
  const until = toMicros(body.truncated_at) ?? context.clock.now();
  if (memberIds.length > 0) truncateFor(context, channel, memberIds, until);
  else truncateAll(context, channel, until, actorId, hard);
  const posted = message && {
    ...withOwnHtml(caller, message),
    user_id: requireActor(
      context,
      caller,
      { user: message.user, user_id: message.user_id ?? actorId },
      'message',
    ),
  };
  const row =
    posted &&
    // The truncation's own event tells of it.
    postMessage(
      { ...context, unheard: true, unpushed: body.skip_push === true },
      {
        channel,
        userId: posted.user_id,
        message: posted,
        type: 'system',
        // It announces the truncation, so it must not fall under it.
        notBefore: until + 1,
      },
    );
  if (memberIds.length === 0) {
    emitWholeChannel(context, 'channel.truncated', channel, actorId, () =>
      row ? messageFields(context, row) : {},
    );
  }
  const after = findChannel(context.db, cid);
  const wire = after && assembleChannel(context, after, actorId);
  const [systemMessage] = row ? assembleMessages(context, [row], { readerId: actorId }) : [];
  return { ...(wire && { channel: wire }), ...(systemMessage && { message: systemMessage }) };
};
