import type { truncateChannel as Operation } from '@backchannel/chat-api/operations';
import { actorOf, requireActor, requireUsers } from '../../actor.ts';
import { assembleChannel } from '../../assemble/channels.ts';
import { assembleMessages } from '../../assemble/messages.ts';
import type { Context } from '../../context.ts';
import { channelNotFound, inputError } from '../../errors.ts';
import { emitWholeChannel } from '../../events/channel-events.ts';
import { messageFields } from '../../events/message-events.ts';
import { requirePermission } from '../../permissions.ts';
import { findAnyChannel, findChannel, updateChannel } from '../../store/channels.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { uncountInChannel } from '../../store/counters/channels.ts';
import { uncountMessages } from '../../store/counters/messages.ts';
import { recountUnreadAfter, recountUnreadOfSome } from '../../store/counters/unread.ts';
import { findMembers, updateMember } from '../../store/members.ts';
import { findMessage } from '../../store/messages.ts';
import type { MessagePlace } from '../../store/messages.ts';
import { hideSome, newestSeq, removeSomeHidden } from '../../store/truncation.ts';
import type { Truncation } from '../../store/truncation.ts';
import { beginTask, finishTask } from '../../tasks/run-task.ts';
import { defineLongTask } from '../../tasks/task-kinds.ts';
import { toMicros } from '../../time.ts';
import type { Micros } from '../../time.ts';
import { postMessage } from '../messages/post-message.ts';
import { ignoresSystem } from '../messages/remove-messages.ts';
import { withOwnHtml } from '../messages/render-html.ts';
import type { LongHandler, Reply } from '../handler.ts';

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
  recountUnreadOfSome(context.db, cid, until, memberIds);
}

// So many messages at a time that nobody has to wait.
const SHARE = 100;

/** Removes some of what is hidden by now. True when nothing is left. */
function removeSome(context: Context, cid: string, until: Micros): boolean {
  const { isDone, counted } = removeSomeHidden(context.db, { cid, until }, SHARE);
  if (counted.length > 0) uncountMessages(context.db, cid, counted, ignoresSystem(context, cid));
  return isDone;
}

// The input is what is written below.
const removal = defineLongTask('truncate_channel', (_progress, { cid, until }, context) =>
  removeSome(context, cid as string, until as Micros) ? { result: {} } : { progress: {} },
);

/** What is left to do when a channel says that it is truncated, its counters apart. */
interface Hiding extends Truncation {
  /** Whether what is hidden is to be removed. */
  hard: boolean;
  byId: string | null;
  /** The message that announces it. */
  messageId: string | null;
}

function endHiding(context: Context, { cid, until, hard, byId, messageId }: Hiding): void {
  const { db } = context;
  // What takes longer goes on unseen.
  if (hard && !removeSome(context, cid, until)) beginTask(context, removal, { cid, until });
  const channel = findAnyChannel(db, cid);
  if (!channel) return;
  const row = messageId === null ? undefined : findMessage(db, messageId);
  emitWholeChannel(context, 'channel.truncated', channel, byId ?? undefined, () =>
    row ? messageFields(context, row) : {},
  );
}

// Both are what was written here.
const hiding = defineLongTask('hide_messages', (progress, input, context) => {
  const place = (progress as MessagePlace | undefined) ?? { at: 0, seq: 0 };
  const truncation = input as unknown as Hiding;
  const { hidden, next } = hideSome(context.db, truncation, place, SHARE);
  if (hidden > 0)
    uncountInChannel(context.db, truncation.cid, hidden, ignoresSystem(context, truncation.cid));
  if (next) return { progress: { ...next } };
  endHiding(context, truncation);
  return { result: {} };
});

export const truncateChannel: LongHandler<typeof Operation> = (call, context) => {
  const { params, body, caller } = call;
  const { db } = context;
  const cid = `${params.type}:${params.id}`;
  const channel = findChannel(db, cid);
  if (!channel) throw channelNotFound(cid);
  requirePermission(context, caller, channel, 'truncate-channel');
  const { message, member_ids: memberIds = [], hard_delete: hard = false } = body;
  if (memberIds.length > 0 && hard) throw inputError('member_ids cannot be combined with hard_delete');
  const actorId = actorOf(context, caller, body);
  if (actorId !== undefined) requireUsers(context, [actorId], 'truncate channel operation');
  const until = toMicros(body.truncated_at) ?? context.clock.now();
  const newest = newestSeq(db);
  if (memberIds.length > 0) truncateFor(context, channel, memberIds, until);
  else {
    updateChannel(db, cid, { truncated_at: until, truncated_by_id: actorId ?? null });
    // Before the message that announces it has come.
    recountUnreadAfter(db, cid, until);
  }
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
        caller,
        channel,
        userId: posted.user_id,
        message: posted,
        type: 'system',
        // It announces the truncation, so it must not fall under it.
        notBefore: until + 1,
      },
    );
  const answer = (): Reply<typeof Operation> => {
    const after = findChannel(db, cid);
    const wire = after && assembleChannel(context, after, actorId);
    const [systemMessage] = row
      ? assembleMessages(context, [row], { viewer: caller, readerId: actorId })
      : [];
    return { ...(wire && { channel: wire }), ...(systemMessage && { message: systemMessage }) };
  };
  if (memberIds.length > 0) return answer();
  const input: Hiding = { cid, until, newest, hard, byId: actorId ?? null, messageId: row?.id ?? null };
  return finishTask(call, context, hiding, { ...input }, answer);
};
