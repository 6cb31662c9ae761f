import type { uploadImage as Operation } from '@backchannel/chat-api/operations';
import type { Handler } from '../handler.ts';
import { receiveUpload } from './receive-upload.ts';

/** Keeps a picture of the app's; it belongs to no channel. */
export const uploadImage: Handler<typeof Operation> = (call, context) => ({
  ...receiveUpload(context, call, 'image'),
  ...(call.body.upload_sizes && { upload_sizes: call.body.upload_sizes }),
});
