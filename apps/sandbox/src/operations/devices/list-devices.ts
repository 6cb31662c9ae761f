import type { listDevices as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { presentDevice } from '../../present/device.ts';
import { devicesOf } from '../../store/devices.ts';
import type { Handler } from '../handler.ts';

export const listDevices: Handler<typeof Operation> = ({ query, caller }, context) => ({
  devices: devicesOf(context.db, [requireActor(context, caller, query, 'device')]).map(presentDevice),
});
