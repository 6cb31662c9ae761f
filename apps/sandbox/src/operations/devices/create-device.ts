import type { createDevice as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { saveDevice } from '../../store/devices.ts';
import type { Handler } from '../handler.ts';

/** Registers a device for push; registering it again changes what is known of it. */
export const createDevice: Handler<typeof Operation> = ({ body, caller }, context) => {
  saveDevice(context.db, {
    user_id: requireActor(context, caller, body, 'device'),
    id: body.id,
    push_provider: body.push_provider,
    push_provider_name: body.push_provider_name || null,
    hardware_id: body.hardware_id || null,
    voip: Number(body.voip_token ?? false),
    created_at: context.clock.now(),
  });
  return {};
};
