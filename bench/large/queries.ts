import type { Asked } from './ask.ts';

/** What the bench asks many times. */
export interface Question {
  name: string;
  asked: Asked;
  /** The mark that its 95th percentile in the large world is held to, in milliseconds. */
  limitMs?: number;
}

/** Somebody and something of the world that is asked. */
export interface Known {
  /** Somebody with about as many channels and messages in either world. */
  userId: string;
  /** The one with the most channels. */
  team: string;
  /** As many channels with about as many messages in either world. */
  cids: readonly string[];
  /** The largest offset that the API takes and that a whole page follows. */
  lastPage: number;
  /** As few as have a page of channels that fit the compound filter together: several in a small world. */
  teams: readonly string[];
  /** A filter on the newest channels of a team: about as many with about as many messages in either world. */
  newestOfTeam: { team: string; created_at: object };
  /** The one with the most messages. */
  talkativeTeam: string;
  channel: { type: string; id: string; cid: string };
  messageId: string;
  /** The id of somebody who is in the most channels. */
  busiest: string;
}

interface ChannelQuery {
  filter: object;
  sort: readonly { field: string; direction: 1 | -1 }[];
  offset?: number;
  limit?: number;
  messages?: number;
}

const channels = ({ filter, sort, offset = 0, limit = 30, messages }: ChannelQuery): Asked => ({
  method: 'POST',
  path: '/api/v2/chat/channels',
  body: {
    filter_conditions: filter,
    sort,
    limit,
    offset,
    ...(messages === undefined ? { state: false } : { message_limit: messages }),
  },
});

const search = (filter: object, query: string): Asked => ({
  method: 'GET',
  path: `/api/v2/chat/search?payload=${encodeURIComponent(JSON.stringify({ filter_conditions: filter, query, limit: 30 }))}`,
});

const byLastMessage = [{ field: 'last_message_at', direction: -1 }] as const;

/** Lists of channels without their state, as the channels page asks for them. */
const lists = ({ userId, team, busiest, lastPage }: Known): Question[] =>
  Object.entries<ChannelQuery>({
    'no filter, by last message': { filter: {}, sort: byLastMessage },
    'type and frozen, by last message': { filter: { type: 'messaging', frozen: false }, sort: byLastMessage },
    'team and more than 3 members, by creation': {
      filter: { team, member_count: { $gt: 3 } },
      sort: [{ field: 'created_at', direction: 1 }],
    },
    'a member, by last message': { filter: { members: { $in: [userId] } }, sort: byLastMessage },
    'the busiest member, by last message': { filter: { members: { $in: [busiest] } }, sort: byLastMessage },
    'name begins with, by members': {
      filter: { name: { $autocomplete: 'ba' } },
      sort: [{ field: 'member_count', direction: -1 }],
    },
    'either of two, by update': {
      filter: { $or: [{ frozen: true }, { member_count: { $lt: 3 } }] },
      sort: [{ field: 'updated_at', direction: -1 }],
    },
    'no filter, the last page the API gives': { filter: {}, sort: byLastMessage, offset: lastPage },
  }).map(([name, query]) => ({ name: `list: ${name}`, asked: channels(query), limitMs: 15 }));

/** Everything that is asked, with what it should take at most. */
export function questionsFor(known: Known): Question[] {
  const { teams, newestOfTeam, channel, cids, messageId, userId } = known;
  const compound = {
    type: { $in: ['messaging', 'team'] },
    team: { $in: teams },
    frozen: false,
    member_count: { $gte: 3 },
  };
  return [
    ...[10, 30].map((limit) => ({
      name: `${limit} channels with 30 messages each, compound filter, by last message`,
      asked: channels({ filter: compound, sort: byLastMessage, limit, messages: 30 }),
      limitMs: 15,
    })),
    ...lists(known),
    {
      name: 'search: two words in 200 channels',
      asked: search({ cid: { $in: cids } }, 'you about'),
      limitMs: 30,
    },
    {
      name: 'search: a common word in the newest channels of a team',
      asked: search(newestOfTeam, 'the'),
      limitMs: 30,
    },
    { name: 'search: a word in 200 channels', asked: search({ cid: { $in: cids } }, 'the'), limitMs: 30 },
    { name: 'search: a word in one channel', asked: search({ cid: channel.cid }, 'and'), limitMs: 30 },
    {
      name: 'search: a word in the channels of a member',
      asked: search({ members: { $in: [userId] } }, 'for'),
      limitMs: 30,
    },
    {
      name: 'get a message',
      asked: { method: 'GET', path: `/api/v2/chat/messages/${messageId}` },
      limitMs: 2,
    },
    {
      name: 'get a channel without its state',
      asked: { method: 'GET', path: `/api/v2/chat/channels/${channel.type}/${channel.id}?state=false` },
      limitMs: 2,
    },
  ];
}

/** What is asked of the large world alone: in as many channels as are searched, with more messages than a small world has. */
export const widestQuestionsFor = ({ talkativeTeam }: Known): Question[] => [
  {
    name: 'search: two words in the 500 messaging channels with the newest messages',
    asked: search({ type: 'messaging' }, 'you about'),
    limitMs: 30,
  },
  {
    name: 'search: a common word in the 500 channels of a team with the newest messages',
    asked: search({ team: talkativeTeam }, 'the'),
    limitMs: 30,
  },
  {
    name: 'search: a word that nobody wrote, in 500 channels',
    asked: search({ type: 'messaging' }, 'zyzzyva'),
    limitMs: 30,
  },
];
