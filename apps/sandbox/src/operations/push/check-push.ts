import type { checkPush as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { messageNotFound } from '../../errors.ts';
import { pushSettings } from '../../present/push-provider.ts';
import { apnText, dataOf, firebaseText, parsed, templatesOf } from '../../push/payload.ts';
import { keepPushes, scopeOf } from '../../push/record-push.ts';
import { appSettings } from '../../store/app.ts';
import { findChannel } from '../../store/channels.ts';
import { devicesOf } from '../../store/devices.ts';
import { findMessage, newestMessageOf } from '../../store/messages.ts';
import type { Handler } from '../handler.ts';

/**
 * Shows what a push of a message would be, with the given templates or the app's, and keeps one for each of the
 * user's devices unless told not to. Without a message it takes the newest that the user can have got.
 */
export const checkPush: Handler<typeof Operation> = ({ body, caller }, context) => {
  const { db } = context;
  const userId = requireActor(context, caller, body, 'check push request');
  const row = body.message_id ? findMessage(db, body.message_id) : newestMessageOf(db, userId);
  const channel = row && findChannel(db, row.cid);
  if (body.message_id && !channel) throw messageNotFound(body.message_id);
  const type = body.event_type ?? 'message.new';
  const skips = body.skip_devices ?? false;
  const devices = devicesOf(db, [userId]).filter(
    (device) =>
      (!body.push_provider_type || device.push_provider === body.push_provider_type) &&
      (!body.push_provider_name || device.push_provider_name === body.push_provider_name),
  );
  const errors = [
    ...(devices.length === 0 && !skips
      ? [`user "${userId}" has no devices that a push could be sent to`]
      : []),
    ...(channel ? [] : [`user "${userId}" is in no channel with a message that could be pushed`]),
  ];
  if (!row || !channel) return { event_type: type, skip_devices: skips, general_errors: errors };
  const given = {
    apn: body.apn_template,
    firebase: body.firebase_template,
    firebaseData: body.firebase_data_template,
  };
  const own = templatesOf(pushSettings(appSettings(db)));
  const templates = {
    apn: given.apn ?? own.apn,
    firebase: given.firebase ?? own.firebase,
    firebaseData: given.firebaseData ?? own.firebaseData,
  };
  const about = { row, channel, senderId: row.user_id };
  const scope = scopeOf(context, type, about, userId);
  const apn = apnText(templates, scope);
  const firebase = firebaseText(templates, scope);
  if ('invalid' in parsed(apn)) errors.push('the APN template is not valid JSON when it is filled in');
  if (firebase.includes('"invalid":'))
    errors.push('the Firebase template is not valid JSON when it is filled in');
  if (!skips) keepPushes(context, type, about, devices, templates);
  return {
    event_type: type,
    skip_devices: skips,
    rendered_message: dataOf(scope),
    rendered_apn_template: apn,
    rendered_firebase_template: firebase,
    ...(errors.length > 0 && { general_errors: errors }),
  };
};
