import type { uploadFile as Operation } from '@backchannel/chat-api/operations';
import type { Handler } from '../handler.ts';
import { receiveUpload } from './receive-upload.ts';

/** Keeps a file of the app's; it belongs to no channel. */
export const uploadFile: Handler<typeof Operation> = (call, context) => receiveUpload(context, call, 'file');
