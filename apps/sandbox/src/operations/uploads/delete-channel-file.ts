import type { deleteChannelFile as Operation } from '@backchannel/chat-api/operations';
import { channelOfCall } from '../channels/channel-of-call.ts';
import type { Handler } from '../handler.ts';
import { removeUpload } from './remove-upload.ts';

/** Removes a file of a channel's by its address; messages keep the address, and nothing is behind it. */
export const deleteChannelFile: Handler<typeof Operation> = (call, context) =>
  removeUpload(call, context, 'file', channelOfCall(context, call.params));
