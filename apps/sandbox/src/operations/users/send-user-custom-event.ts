import type { sendUserCustomEvent as Operation } from '@backchannel/chat-api/operations';
import { emitUserEvent } from '../../events/emit.ts';
import { inputError } from '../../errors.ts';
import { checkCustomSize } from '../custom-size.ts';
import type { Handler } from '../handler.ts';
import { checkCustomType } from '../reserved-events.ts';
import { requireUser } from './answer-users.ts';

/** An event of the app's own for one user: hooks get it, and there are no connections. */
export const sendUserCustomEvent: Handler<typeof Operation> = ({ params, body }, context) => {
  const { type, custom = {} } = body.event;
  requireUser(context, params.user_id);
  checkCustomType(type);
  if (type.includes('.')) throw inputError(`"event.type" must not contain dots`);
  checkCustomSize(custom, 'event');
  emitUserEvent(context, type, params.user_id, { custom });
  return {};
};
