import type { Asked } from '../large/ask.ts';
import { halfTime } from './world.ts';

/** A call that has very much to do, in plain words. */
export interface LongCall {
  name: string;
  asked: Asked;
}

const truncate = (id: string, body: object): Asked => ({
  method: 'POST',
  path: `/api/v2/chat/channels/team/${id}/truncate`,
  body,
});
const remove = (path: string): Asked => ({ method: 'DELETE', path });
const post = (path: string, body: object): Asked => ({ method: 'POST', path, body });

const toCrowd = (what: string, body: object): Asked => post(`/api/v2/chat/channels/team/crowd/${what}`, body);
const saidBy = { text: 'Hello', user_id: 'u5' };

const everybody = Array.from({ length: 100 }, (_, index) => `u${index}`);
const forGood = { user: 'hard', messages: 'hard', conversations: 'hard' };

/** In this order: some take what others leave. */
export const longCalls: readonly LongCall[] = [
  {
    name: 'read 30 channels with 300 messages each',
    asked: post('/api/v2/chat/channels', {
      filter_conditions: { type: 'livestream' },
      limit: 30,
      message_limit: 300,
    }),
  },
  { name: 'truncate 100,000 messages', asked: truncate('soft', {}) },
  { name: 'truncate half of 100,000', asked: truncate('half', { truncated_at: halfTime }) },
  { name: 'truncate 100,000 for good', asked: truncate('hard', { hard_delete: true }) },
  {
    name: 'truncate half for 100 members',
    asked: truncate('some', { truncated_at: halfTime, member_ids: everybody }),
  },
  {
    name: 'delete a channel of 100,000 messages for good',
    asked: remove('/api/v2/chat/channels/team/gone?hard_delete=true'),
  },
  {
    name: 'send a message to 50,000 members',
    asked: toCrowd('message', { message: { id: 'said', ...saidBy } }),
  },
  { name: 'send them another', asked: toCrowd('message', { message: { id: 'added', ...saidBy } }) },
  {
    name: 'remove it for good from all who have not read it',
    asked: remove('/api/v2/chat/messages/added?hard=true'),
  },
  { name: 'truncate what 50,000 have not read', asked: truncate('crowd', {}) },
  {
    name: 'delete a channel of 50,000 members for good',
    asked: remove('/api/v2/chat/channels/team/crowd?hard_delete=true'),
  },
  { name: 'delete one reply of 20,000', asked: remove('/api/v2/chat/messages/reply-500') },
  {
    name: 'delete another for good',
    asked: remove('/api/v2/chat/messages/reply-501?hard=true'),
  },
  {
    name: 'delete a message with 20,000 replies for good',
    asked: remove('/api/v2/chat/messages/thread?hard=true'),
  },
  { name: 'delete a poll of 20,000 votes', asked: remove('/api/v2/polls/poll?user_id=u0') },
  {
    name: 'deactivate the author of 25,000 messages with these',
    asked: post('/api/v2/users/kept-author-0/deactivate', { mark_messages_deleted: true }),
  },
  {
    name: 'reactivate them with these',
    asked: post('/api/v2/users/kept-author-0/reactivate', { restore_messages: true }),
  },
  {
    name: 'delete the author of 25,000 messages, these softly',
    asked: post('/api/v2/users/delete', { user_ids: ['kept-author-1'], messages: 'soft' }),
  },
  {
    name: 'delete another with all of theirs for good',
    asked: post('/api/v2/users/delete', { user_ids: ['kept-author-2'], ...forGood }),
  },
  {
    name: 'ban another with all they wrote',
    asked: post('/api/v2/moderation/ban', {
      target_user_id: 'kept-author-3',
      banned_by_id: 'u0',
      delete_messages: 'hard',
    }),
  },
  {
    name: 'add a member to 20,000 channels',
    asked: {
      method: 'PUT',
      path: '/api/v2/chat/channels/batch',
      body: { operation: 'addMembers', filter: { types: { $in: ['gaming'] } }, members: [{ user_id: 'u3' }] },
    },
  },
  {
    name: 'say what is unread in 20,000 channels',
    asked: { method: 'GET', path: '/api/v2/chat/unread?user_id=u2' },
  },
  {
    name: 'list those of 20,000 channels with most to read',
    asked: post('/api/v2/chat/channels', {
      filter_conditions: { members: { $in: ['u2'] } },
      sort: [{ field: 'unread_count', direction: -1 }],
      user_id: 'u2',
      limit: 30,
    }),
  },
  { name: 'mark 20,000 channels as read', asked: post('/api/v2/chat/channels/read', { user_id: 'u2' }) },
  {
    name: 'make 100,000 messages unread',
    asked: post('/api/v2/chat/channels/team/old/unread', { user_id: 'u5', message_id: 'old-100' }),
  },
  { name: 'send a campaign to 20,000 channels', asked: post('/api/v2/chat/campaigns/news/start', {}) },
  {
    name: 'delete a campaign with 100,000 recipients',
    asked: remove('/api/v2/chat/campaigns/stopped'),
  },
  {
    name: 'a segment in the place of one with 100,000 targets',
    asked: post('/api/v2/chat/segments', { id: 'gone', type: 'user' }),
  },
  {
    name: 'export a channel of 100,000 messages',
    asked: post('/api/v2/chat/export_channels', { channels: [{ type: 'team', id: 'old' }] }),
  },
  {
    name: 'export the author of 25,000 messages as a file',
    asked: post('/api/v2/export/users', { user_ids: ['old-author-0'] }),
  },
  {
    name: 'export another at once',
    asked: { method: 'GET', path: '/api/v2/users/old-author-1/export' },
  },
  {
    name: 'deactivate the creator of 20,000 channels with these',
    asked: post('/api/v2/users/deactivate', { user_ids: ['u1'], mark_channels_deleted: true }),
  },
  {
    name: 'reactivate them with these',
    asked: post('/api/v2/users/reactivate', { user_ids: ['u1'], restore_channels: true }),
  },
  {
    name: 'delete them, the channels to somebody else',
    asked: post('/api/v2/users/delete', { user_ids: ['u1'], ...forGood, new_channel_owner_id: 'u9' }),
  },
];
