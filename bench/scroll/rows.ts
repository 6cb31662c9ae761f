import { toNanoseconds } from '@backchannel/chat-api';
import type { ChannelResponse } from '@backchannel/chat-api/types';

const names = [
  'Support',
  'Berlin',
  'Orders',
  'Night shift',
  'Zürich',
  'كرة القدم',
  '配送の相談',
  'Design',
  'Raid',
  'Returns',
];
const types = ['messaging', 'team', 'livestream', 'gaming', 'commerce'];
const newest = Date.UTC(2026, 10, 1);
const minuteMs = 60_000;

/** So many channels as `query_channels` answers them, newest first, each an object of its own. */
export const makeRows = (count: number): ChannelResponse[] =>
  Array.from({ length: count }, (_, n) => makeRow(n));

function makeRow(n: number): ChannelResponse {
  const type = types[n % types.length] ?? 'messaging';
  const at = (minutesEarlier: number) => toNanoseconds(newest - minutesEarlier * minuteMs);
  return {
    cid: `${type}:channel-${n}`,
    id: `channel-${n}`,
    type,
    custom: { name: `${names[n % names.length] ?? ''} ${n}` },
    created_at: at(n * 7 + 90_000),
    updated_at: at(n * 5),
    last_message_at: at(n),
    created_by: {
      id: `user-${n % 400}`,
      name: `Person ${n % 400}`,
      role: 'user',
      language: '',
      banned: false,
      invisible: false,
      shadow_banned: false,
      online: false,
      custom: {},
      teams: [],
      blocked_user_ids: [],
      created_at: at(200_000),
      updated_at: at(100_000),
    },
    disabled: n % 97 === 0,
    frozen: n % 31 === 0,
    member_count: n % 240,
    message_count: n % 900,
    ...(n % 3 === 0 ? { team: `team-${n % 12}` } : {}),
  };
}
