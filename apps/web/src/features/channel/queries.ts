import { getChannel, getPinnedMessages } from '@backchannel/chat-api/operations';
import { query } from '../../api/query.ts';
import { splitCid } from './cid.ts';

/** How many messages the first look at a channel asks for. */
export const firstPageSize = 50;

/**
 * The channel with its newest messages and pins: one call that opens it. Members are a tab of their own.
 * A text that is no cid is asked for as it stands, so that the API says what is wrong with it.
 */
export function channelQuery(app: string, cid: string) {
  return query(getChannel, app, {
    params: splitCid(cid) ?? { type: cid, id: '-' },
    query: { messages_limit: firstPageSize, members_limit: 1, watchers_limit: 1 },
  });
}

/** Pinned messages, newest pin first, as far as one call goes. */
export function pinnedQuery(app: string, cid: string) {
  return query(getPinnedMessages, app, {
    params: splitCid(cid) ?? { type: cid, id: '-' },
    query: { limit: 100 },
  });
}
