import type { sendMessage as Operation } from '@backchannel/chat-api/operations';
import type { ChannelContextResponse } from '@backchannel/chat-api/types';
import { requireActor } from '../../actor.ts';
import { UserBook } from '../../assemble/users.ts';
import type { Context } from '../../context.ts';
import { channelNotFound } from '../../errors.ts';
import { findChannel } from '../../store/channels.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { findMembers } from '../../store/members.ts';
import type { MessageRow } from '../../store/messages.ts';
import { compact, parseStrings } from '../../values.ts';
import type { Handler } from '../handler.ts';
import { ephemeralRow } from '../slash-commands/ephemeral-row.ts';
import { runSlashCommand } from '../slash-commands/run-slash-command.ts';
import { slashCommandIn } from '../slash-commands/slash-command.ts';
import { answerMessage } from './answer-message.ts';
import { guardSender, isFrozenFor } from './guard-sender.ts';
import { moderateWords } from './moderate-message.ts';
import { postMessage } from './post-message.ts';
import { withOwnHtml } from './render-html.ts';

/** What a user gets who writes in a frozen channel: no refusal, but a message that says so and is in no channel. */
const FROZEN = 'Sorry, this channel has been frozen by the admin';

const contextOf = (context: Context, channel: ChannelRow): ChannelContextResponse =>
  compact<ChannelContextResponse>({
    cid: channel.cid,
    type: channel.type,
    id: channel.id,
    created_by: new UserBook(context).find(channel.created_by_id),
  });

/** For each mentioned user, whether they are a member of the channel. */
function mentionedMembers({ db }: Context, row: MessageRow): Record<string, boolean> {
  const mentioned = parseStrings(row.mentioned_users);
  const members = new Set(findMembers(db, row.cid, mentioned).map((member) => member.user_id));
  return Object.fromEntries(mentioned.map((id) => [id, members.has(id)]));
}

export const sendMessage: Handler<typeof Operation> = (call, context) => {
  const { params, body, caller } = call;
  const cid = `${params.type}:${params.id}`;
  const channel = findChannel(context.db, cid);
  if (!channel) throw channelNotFound(cid);
  const users = new UserBook(context);
  const userId = requireActor(context, caller, body.message, 'message', users);
  guardSender(context, caller, channel, body.message);
  const posting = {
    caller,
    channel,
    userId,
    message: withOwnHtml(caller, body.message),
    pending: body.pending,
    pendingMetadata: body.pending_message_metadata,
    keepHidden: body.keep_channel_hidden,
    skipPreview: body.skip_enrich_url,
    i18n: call.foresight?.i18n,
  };
  if (isFrozenFor(context, caller, channel)) {
    const nothing = { ...posting, message: { id: body.message.id } };
    const row = ephemeralRow(context, nothing, { type: 'error', text: FROZEN });
    return { message: answerMessage(context, row, { viewer: caller, readerId: userId }) };
  }
  if (call.foresight?.refused === true) {
    const row = ephemeralRow(context, posting, { type: 'error', text: body.message.text });
    return { message: answerMessage(context, row, { viewer: caller, readerId: userId }) };
  }
  const command = slashCommandIn(context, channel, body.message.text);
  if (command) {
    const answer = runSlashCommand(call, context, posting, command);
    // A command that leaves nothing still answers the message that it was.
    const row = answer ?? ephemeralRow(context, posting, { type: 'ephemeral', command: command.name });
    return { message: answerMessage(context, row, { viewer: caller, readerId: userId }) };
  }
  const { text, type } = body.message;
  const verdict = moderateWords(context, caller, channel, { text, type, forced: body.force_moderation });
  const row = postMessage({ ...context, unpushed: body.skip_push === true }, { ...posting, verdict });
  return {
    message: answerMessage(context, row, { viewer: caller, readerId: userId, areNew: true, users }),
    ...(row.pending === 1 && { pending_message_metadata: body.pending_message_metadata ?? {} }),
    ...(body.include_channel_context === true && { channel_context: contextOf(context, channel) }),
    ...(body.include_mentioned_members === true && { mentioned_members: mentionedMembers(context, row) }),
  };
};
