import { toNanoseconds } from '@backchannel/chat-api';
import type { MessageResponse, UserResponse } from '@backchannel/chat-api/types';

const at = toNanoseconds(Date.parse('2026-11-01T00:00:00Z'));

const person = (id: string): UserResponse => ({
  id,
  banned: false,
  blocked_user_ids: [],
  created_at: at,
  custom: {},
  invisible: false,
  language: '',
  online: false,
  role: 'user',
  shadow_banned: false,
  teams: [],
  updated_at: at,
});

/** A plain message for tests, as the API would send it: `time` is RFC 3339. */
export function testMessage(
  id: string,
  time = '2026-11-19T12:00:00Z',
  rest: Partial<MessageResponse> & { by?: string } = {},
): MessageResponse {
  const { by = 'ana', ...own } = rest;
  const created = toNanoseconds(Date.parse(time));
  return {
    id,
    cid: 'messaging:general',
    type: 'regular',
    text: `Text of ${id}`,
    html: '',
    user: person(by),
    attachments: [],
    mentioned_users: [],
    own_reactions: [],
    latest_reactions: [],
    reaction_counts: {},
    reaction_scores: {},
    reply_count: 0,
    deleted_reply_count: 0,
    pinned: false,
    silent: false,
    shadowed: false,
    restricted_visibility: [],
    mentioned_channel: false,
    mentioned_here: false,
    custom: {},
    created_at: created,
    updated_at: created,
    ...own,
  };
}
