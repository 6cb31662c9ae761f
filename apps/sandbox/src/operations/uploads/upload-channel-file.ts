import type { uploadChannelFile as Operation } from '@backchannel/chat-api/operations';
import type { Handler } from '../handler.ts';
import { channelForUpload } from './channel-for-upload.ts';
import { receiveUpload } from './receive-upload.ts';

/** Keeps a file for the messages of a channel. */
export const uploadChannelFile: Handler<typeof Operation> = (call, context) =>
  receiveUpload(context, call, 'file', channelForUpload(context, call));
