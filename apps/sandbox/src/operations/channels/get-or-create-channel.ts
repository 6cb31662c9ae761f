import type { getOrCreateChannel as Operation } from '@backchannel/chat-api/operations';
import { assembleChannelStates } from '../../assemble/channel-state.ts';
import type { Handler } from '../handler.ts';
import { windowOf } from '../messages/message-window.ts';
import { pageOf } from '../page.ts';
import { getOrCreate } from './create-channel.ts';

const MESSAGES = { default: 25, max: 300 };
const MEMBERS = { default: 100, max: 300 };
const MOST_OFFSET = 10_000;

export const getOrCreateChannel: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const { data, hide_for_creator: hideForCreator = false, messages = {}, members = {} } = body;
  const row = getOrCreate(context, caller, { ...params, data: data ?? {}, hideForCreator });
  const page = pageOf(members, MEMBERS, MOST_OFFSET, 'members.limit');
  // Nobody watches, as nobody is connected; a page of them has the bounds of one of members all the same.
  pageOf(body.watchers ?? {}, MEMBERS, MOST_OFFSET, 'watchers.limit');
  const viewerId = caller.kind === 'user' ? caller.userId : undefined;
  const [state] = assembleChannelStates(context, [row], {
    readerId: viewerId,
    viewer: caller,
    // The API's own clients leave `state` out and count on messages and members all the same.
    messageLimit: pageOf(messages, MESSAGES, 0, 'messages.limit').limit,
    window: () => windowOf(context.db, messages),
    memberLimit: page.limit,
    memberOffset: page.offset,
    memberCustomInclude: body.member_custom_include,
  });
  if (!state) throw new Error(`no state for ${row.cid}`);
  return state;
};
