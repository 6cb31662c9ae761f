import type { getPinnedMessages as Operation } from '@backchannel/chat-api/operations';
import { actorOf } from '../../actor.ts';
import { assembleMessages } from '../../assemble/messages.ts';
import { requirePermission, sightOf } from '../../permissions.ts';
import { findMember } from '../../store/members.ts';
import { messagePage } from '../../store/message-window.ts';
import { channelOfCall } from '../channels/channel-of-call.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';
import { windowOf } from './message-window.ts';
import { directionOf } from './sort-direction.ts';

const LIMIT = { default: 20, max: 300 };
const MOST_OFFSET = 1000;

/** A page of a channel's pins, the latest pin first unless the sort says otherwise. */
export const getPinnedMessages: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const { db, clock } = context;
  const channel = channelOfCall(context, params);
  requirePermission(context, caller, channel, 'read-channel');
  const readerId = actorOf(context, caller, query);
  const { limit, offset } = pageOf(query, LIMIT, MOST_OFFSET);
  const direction = directionOf(query.sort, 'pinned_at') ?? -1;
  const member = readerId === undefined ? undefined : findMember(db, channel.cid, readerId);
  const terms = {
    ...query,
    created_at_before: query.pinned_at_before,
    created_at_before_or_equal: query.pinned_at_before_or_equal,
    created_at_after: query.pinned_at_after,
    created_at_after_or_equal: query.pinned_at_after_or_equal,
    created_at_around: query.pinned_at_around,
  };
  const window = windowOf(db, terms, 'pinned_at');
  const rows = messagePage(db, { pinnedIn: channel.cid, now: clock.now() }, window, limit + offset, {
    after: member?.hide_messages_before,
    ...sightOf(context, caller, channel),
    fromStart: direction === 1,
  });
  if (direction === -1) rows.reverse();
  return {
    messages: assembleMessages(context, rows.slice(offset), {
      viewer: caller,
      readerId,
      memberCustomInclude: query.member_custom_include,
    }),
  };
};
