import type { updateLiveLocation as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { assembleChannel } from '../../assemble/channels.ts';
import { inputError, notAllowed } from '../../errors.ts';
import { emitMessageEvent } from '../../events/message-events.ts';
import { presentLocation } from '../../present/location.ts';
import { updateMessage } from '../../store/messages.ts';
import { toMicros, toWire } from '../../time.ts';
import { parseObject } from '../../values.ts';
import type { Handler } from '../handler.ts';
import { answerMessage, readAgain } from '../messages/answer-message.ts';
import { requireMessage } from '../messages/find-message.ts';
import { checkPlace } from './location-column.ts';

/** Moves a user's live location, or its end; an end that is past or now stops the sharing. */
export const updateLiveLocation: Handler<typeof Operation> = ({ query, body, caller }, context) => {
  const { db, clock } = context;
  const userId = requireActor(context, caller, query, 'live location request');
  const { row, channel } = requireMessage(context, caller, body.message_id);
  const location = parseObject(row.shared_location);
  const { end_at: end } = location;
  if (row.shared_location === null || typeof end !== 'number' || row.deleted_at !== null)
    throw inputError(`message with id ${row.id} has no live location`);
  if (row.user_id !== userId)
    throw notAllowed(`the live location of the message with id ${row.id} is somebody else's`);
  const now = clock.now();
  if (end <= toWire(now)) throw inputError(`the live location of the message with id ${row.id} has ended`);
  checkPlace(body.latitude, body.longitude);
  const newEnd = toMicros(body.end_at);
  const moved = {
    ...location,
    ...(body.latitude !== undefined && { latitude: body.latitude }),
    ...(body.longitude !== undefined && { longitude: body.longitude }),
    ...(newEnd !== undefined && { end_at: toWire(newEnd) }),
    updated_at: toWire(now),
  };
  updateMessage(db, row.id, { shared_location: JSON.stringify(moved), updated_at: now });
  const changed = readAgain(context, row.id);
  emitMessageEvent(context, 'message.updated', changed, userId);
  return presentLocation(changed.shared_location ?? '{}', {
    channel: assembleChannel(context, channel, userId),
    message: answerMessage(context, changed, { viewer: caller, readerId: userId }),
  });
};
