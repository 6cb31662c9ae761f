import type { uploadChannelImage as Operation } from '@backchannel/chat-api/operations';
import type { Handler } from '../handler.ts';
import { channelForUpload } from './channel-for-upload.ts';
import { receiveUpload } from './receive-upload.ts';

/** Keeps a picture for the messages of a channel. */
export const uploadChannelImage: Handler<typeof Operation> = (call, context) => ({
  ...receiveUpload(context, call, 'image', channelForUpload(context, call)),
  ...(call.body.upload_sizes && { upload_sizes: call.body.upload_sizes }),
});
