import {
  channelBatchUpdate,
  deleteChannel,
  deleteChannels,
  getOrCreateChannel,
  hideChannel,
  muteChannel,
  showChannel,
  truncateChannel,
  unmuteChannel,
  updateChannel,
  updateChannelPartial,
  updateMemberPartial,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { one, types, startListening } from '../test/listening.ts';
import type { Listening } from '../test/listening.ts';

let listening: Listening;
beforeEach(async () => {
  listening = await startListening();
});
afterEach(() => listening.close());

test('a channel is created with its members, updated, frozen, hidden, shown, truncated and deleted', async () => {
  const { api, params } = listening.room;
  const other = { type: 'team', id: 'b' };
  await api.raw('POST', '/api/v2/chat/channels/team/b/query', {
    body: { data: { created_by_id: 'ada', members: [{ user_id: 'bob' }] } },
  });
  const created = await listening.heard();
  expect(types(created)).toEqual(['channel.created', 'member.added']);
  expect(one(created, 'channel.created')).toMatchObject({ channel: { cid: 'team:b' }, user: { id: 'ada' } });
  expect(one(created, 'member.added')).toMatchObject({ member: { user_id: 'bob' }, user: { id: 'bob' } });

  await api.call(updateChannelPartial, { params, body: { set: { frozen: true }, user_id: 'ada' } });
  const frozen = await listening.heard();
  expect(types(frozen)).toEqual(['channel.frozen', 'channel.updated']);
  expect(one(frozen, 'channel.updated')).toMatchObject({ channel: { frozen: true }, user: { id: 'ada' } });
  await api.call(updateChannelPartial, { params, body: { set: { frozen: false } } });
  expect(types(await listening.heard())).toEqual(['channel.unfrozen', 'channel.updated']);

  await api.call(hideChannel, { params, body: { user_id: 'bob', clear_history: true } });
  expect((await listening.heard())[0]).toMatchObject({
    type: 'channel.hidden',
    clear_history: true,
    user: { id: 'bob' },
  });
  await api.call(showChannel, { params, body: { user_id: 'bob' } });
  await api.call(showChannel, { params, body: { user_id: 'bob' } });
  expect(types(await listening.heard())).toEqual(['channel.visible']);
  await api.call(hideChannel, { params, body: { user_id: 'bob' } });
  await listening.heard();
  await listening.room.send('here again');
  expect(one(await listening.heard(), 'channel.visible')).toMatchObject({ user: { id: 'bob' } });

  await api.call(truncateChannel, { params, body: { message: { text: 'swept', user_id: 'ada' } } });
  const truncated = await listening.heard();
  expect(types(truncated)).toEqual(['channel.truncated']);
  expect(truncated[0]).toMatchObject({ message: { text: 'swept' }, channel: { cid: 'team:a' } });

  await api.call(deleteChannel, { params: other, query: {} });
  await api.call(deleteChannel, { params, query: { hard_delete: true } });
  const deleted = await listening.heard();
  expect(types(deleted)).toEqual(['channel.deleted', 'channel.deleted']);
  expect(deleted[0]).toHaveProperty('channel.deleted_at');
});

test('each of many channels that are deleted is told', async () => {
  const { api } = listening.room;
  const params = { type: 'team', id: 'b' };
  await api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada' } } });
  await listening.heard();
  await api.call(deleteChannels, { body: { cids: ['team:a', 'team:b', 'team:none'] } });
  const deleted = await listening.heard();
  expect(types(deleted)).toEqual(['channel.deleted', 'channel.deleted']);
  expect(new Set(deleted.map(({ cid }) => cid))).toEqual(new Set(['team:a', 'team:b']));
});

test('members are added, updated and removed; a message with the update is news of its own', async () => {
  const { api, params } = listening.room;
  await api.call(updateChannel, {
    params,
    body: {
      add_members: [{ user_id: 'cyd' }, { user_id: 'bob' }],
      add_moderators: ['bob'],
      message: { text: 'welcome', user_id: 'ada' },
    },
  });
  const added = await listening.heard();
  expect(types(added)).toEqual(['channel.updated', 'member.added', 'member.updated', 'message.new']);
  expect(one(added, 'member.added')).toMatchObject({ member: { user_id: 'cyd' }, channel_member_count: 3 });
  expect(one(added, 'member.updated')).toMatchObject({ member: { channel_role: 'channel_moderator' } });
  expect(one(added, 'channel.updated')).toMatchObject({ message: { text: 'welcome' } });
  await api.call(updateMemberPartial, { params, query: { user_id: 'cyd' }, body: { set: { pinned: true } } });
  expect((await listening.heard())[0]).toMatchObject({ type: 'member.updated', member: { user_id: 'cyd' } });
  await api.call(updateChannel, { params, body: { remove_members: ['cyd', 'nobody'] } });
  const removed = await listening.heard();
  expect(types(removed)).toEqual(['member.removed']);
  expect(removed[0]).toMatchObject({ member: { user_id: 'cyd' }, channel: { member_count: 2 } });
});

test('mutes of channels are told to whom they concern', async () => {
  const body = { user_id: 'bob', channel_cids: ['team:a'] };
  await listening.room.api.call(muteChannel, { body });
  expect((await listening.heard())[0]).toMatchObject({
    type: 'channel.muted',
    user: { id: 'bob' },
    mute: { channel: { cid: 'team:a' } },
    mutes: [{ channel: { cid: 'team:a' } }],
  });
  await listening.room.api.call(unmuteChannel, { body });
  expect(types(await listening.heard())).toEqual(['channel.unmuted']);
});

test('a batch tells when it starts, what it does, and when it is over', async () => {
  await listening.room.api.call(channelBatchUpdate, {
    body: {
      operation: 'addMembers',
      filter: { cids: { $in: ['team:a', 'team:none'] } },
      members: [{ user_id: 'cyd' }],
    },
  });
  await listening.event('channel_batch_update.completed');
  const events = await listening.heard();
  expect(types(events)).toEqual([
    'channel_batch_update.completed',
    'channel_batch_update.started',
    'member.added',
  ]);
  expect(one(events, 'channel_batch_update.completed')).toMatchObject({
    operation: 'addMembers',
    status: 'completed',
    success_channels_count: 1,
    failed_channels: [{ cids: ['team:none'] }],
    task_id: expect.any(String) as string,
    finished_at: expect.any(Number) as number,
  });
});
