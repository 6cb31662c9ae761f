import type { getOrCreateDistinctChannel as Operation } from '@backchannel/chat-api/operations';
import { distinctId } from '../../distinct-id.ts';
import { inputError } from '../../errors.ts';
import type { Handler } from '../handler.ts';
import { getOrCreateChannel } from './get-or-create-channel.ts';
import { guardMembers } from './guard-members.ts';
import { memberUserId } from './members-of-request.ts';

const FEWEST_MEMBERS = 2;

/** The channel that belongs to exactly these members, in whatever order they are named. */
export const getOrCreateDistinctChannel: Handler<typeof Operation> = (call, context) => {
  guardMembers(context, call.caller, call.body.data?.members);
  const ids = new Set(call.body.data?.members?.map((entry) => memberUserId(context, entry)));
  if (ids.size < FEWEST_MEMBERS) throw inputError('When using member based IDs specify at least 2 members');
  return getOrCreateChannel({ ...call, params: { ...call.params, id: distinctId([...ids]) } }, context);
};
