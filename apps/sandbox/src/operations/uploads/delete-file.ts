import type { deleteFile as Operation } from '@backchannel/chat-api/operations';
import type { Handler } from '../handler.ts';
import { removeUpload } from './remove-upload.ts';

/** Removes a file of the app's by its address, whether or not that has ended. */
export const deleteFile: Handler<typeof Operation> = (call, context) => removeUpload(call, context, 'file');
