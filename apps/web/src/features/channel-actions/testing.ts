import { toNanoseconds } from '@backchannel/chat-api';
import type { ChannelResponse, MessageResponse, UserResponse } from '@backchannel/chat-api/types';

const at = toNanoseconds(new Date('2026-11-23T13:00:00Z'));

/** A channel as the API answers it, for tests. */
export const aChannel = (facts: Partial<ChannelResponse> = {}): ChannelResponse => ({
  cid: 'messaging:support-nordics-eap',
  type: 'messaging',
  id: 'support-nordics-eap',
  custom: { name: 'Støtte · Nordics early access' },
  created_at: at,
  updated_at: at,
  disabled: false,
  frozen: false,
  ...facts,
});

const user: UserResponse = {
  id: 'soren',
  name: 'Søren Kjærgaard',
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
};

/** A message as the API answers it, for tests. */
export const aMessage = (id: string, time = '2026-11-23T13:00:00Z'): MessageResponse => ({
  id,
  cid: 'messaging:support-nordics-eap',
  type: 'regular',
  text: `Message ${id}`,
  html: '',
  attachments: [],
  created_at: toNanoseconds(new Date(time)),
  updated_at: toNanoseconds(new Date(time)),
  custom: {},
  deleted_reply_count: 0,
  latest_reactions: [],
  mentioned_channel: false,
  mentioned_here: false,
  mentioned_users: [],
  own_reactions: [],
  pinned: false,
  reaction_counts: {},
  reaction_scores: {},
  reply_count: 0,
  restricted_visibility: [],
  shadowed: false,
  silent: false,
  user,
});
