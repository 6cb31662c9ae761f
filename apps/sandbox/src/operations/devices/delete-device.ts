import type { deleteDevice as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { doesNotExist } from '../../errors.ts';
import { removeDevice } from '../../store/devices.ts';
import type { Handler } from '../handler.ts';

export const deleteDevice: Handler<typeof Operation> = ({ query, caller }, context) => {
  const userId = requireActor(context, caller, query, 'device');
  if (!removeDevice(context.db, userId, query.id))
    throw doesNotExist(`user "${userId}" has no device with id "${query.id}"`);
  return {};
};
