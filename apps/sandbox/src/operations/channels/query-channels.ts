import type { queryChannels as Operation } from '@backchannel/chat-api/operations';
import type { BodyOf } from '@backchannel/chat-api';
import type { ParsedPredefinedFilterResponse } from '@backchannel/chat-api/types';
import { actorOf } from '../../actor.ts';
import { channelStates } from '../../assemble/channel-state.ts';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { ChannelsWriter } from '../../json/channel-states.ts';
import { writeMessage } from '../../json/messages.ts';
import { countUse } from '../../store/counters/predefined-filters.ts';
import { answerInTurns } from '../../tasks/answer-in-turns.ts';
import { pageOf } from '../page.ts';
import type { WrittenHandler } from '../handler.ts';
import { requireFilter } from '../predefined-filters/check-predefined-filter.ts';
import { fillPredefinedFilter } from '../predefined-filters/fill-predefined-filter.ts';
import { findChannelPage } from './find-channels.ts';

const LIMIT = { default: 10, max: 30 };
const MOST_OFFSET = 1000;
const MESSAGES = { default: 25, max: 300 };
const MEMBERS = { default: 100, max: 100 };
// So many take more than a moment to read and write.
const MANY_MESSAGES = 3000;
const LONGEST_CUSTOM_KEY = 64;

/** The filter with a name that the request asks for, filled with its values. Throws 400/4 beside another filter. */
function predefinedOf(
  context: Context,
  body: BodyOf<typeof Operation>,
): ParsedPredefinedFilterResponse | undefined {
  const { predefined_filter: name } = body;
  if (name === undefined || name === '') return undefined;
  if (Object.keys(body.filter_conditions ?? {}).length > 0)
    throw inputError('"filter_conditions" cannot be combined with "predefined_filter"');
  return fillPredefinedFilter(requireFilter(context, name), body.filter_values ?? {}, body.sort_values ?? {});
}

/** Channels that fit a filter, in the order asked for, each with its newest messages, members and read states. */
export const queryChannels: WrittenHandler<typeof Operation> = (call, context) => {
  const { body, caller } = call;
  for (const key of body.member_custom_include ?? []) {
    if (key.length > LONGEST_CUSTOM_KEY) {
      throw inputError(
        `field "member_custom_include" must hold keys of at most ${LONGEST_CUSTOM_KEY} characters`,
      );
    }
  }
  const readerId = actorOf(context, caller, body);
  const startedAt = performance.now();
  const predefined = predefinedOf(context, body);
  const sort = body.sort && body.sort.length > 0 ? body.sort : predefined?.sort;
  const rows = findChannelPage(context, caller, predefined?.filter ?? body.filter_conditions, sort, {
    userId: readerId,
    ...pageOf(body, LIMIT, MOST_OFFSET),
  });
  if (predefined) countUse(context.db, predefined.name, performance.now() - startedAt, context.clock.now());
  const messageLimit = pageOf({ limit: body.message_limit }, MESSAGES, 0, 'message_limit').limit;
  const states = channelStates(
    context,
    rows,
    {
      readerId,
      viewer: caller,
      state: body.state,
      messageLimit,
      memberLimit: pageOf({ limit: body.member_limit }, MEMBERS, 0, 'member_limit').limit,
      newestMembersFirst: true,
      memberCustomInclude: body.member_custom_include,
    },
    writeMessage,
  );
  const writer = new ChannelsWriter(states, predefined ? { predefined_filter: predefined } : {});
  const isLarge = body.state !== false && rows.length * messageLimit > MANY_MESSAGES;
  return answerInTurns(call, context, isLarge, writer);
};
