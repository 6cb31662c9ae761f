import type { deleteChannelType as Operation } from '@backchannel/chat-api/operations';
import { inputError } from '../../errors.ts';
import { isTypeInUse, removeChannelType } from '../../store/channel-types.ts';
import type { Handler } from '../handler.ts';
import { requireChannelType } from './require-channel-type.ts';

/** Removes a channel type of which no channel is left. */
export const deleteChannelType: Handler<typeof Operation> = ({ params: { name } }, context) => {
  requireChannelType(context, name);
  if (isTypeInUse(context.db, name))
    throw inputError(`channel type "${name}" cannot be deleted while there are channels of it`);
  removeChannelType(context.db, name);
  return {};
};
