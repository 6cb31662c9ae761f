import type { deleteChannelImage as Operation } from '@backchannel/chat-api/operations';
import { channelOfCall } from '../channels/channel-of-call.ts';
import type { Handler } from '../handler.ts';
import { removeUpload } from './remove-upload.ts';

/** Removes a picture of a channel's by its address; messages keep the address, and nothing is behind it. */
export const deleteChannelImage: Handler<typeof Operation> = (call, context) =>
  removeUpload(call, context, 'image', channelOfCall(context, call.params));
