import {
  addSegmentTargets,
  createDevice,
  createPoll,
  createSegment,
  deactivateUser,
  getOrCreateChannel,
  getOrCreateDistinctChannel,
  hideChannel,
  markRead,
  updateUsers,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApi } from '../test/api.ts';
import type { TestApi } from '../test/api.ts';
import { campaignMessages, campaignNow, channelsOf, run } from '../test/campaigns.ts';
import { unreadOf } from '../test/conversation.ts';
import { hookTo, settled, startReceiver } from '../test/receiver.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
  await api.users('ada', 'bob', 'cyd', 'dan');
});
afterEach(() => api.close());

const channel = (id: string, ...members: string[]) =>
  api.call(getOrCreateChannel, {
    params: { type: 'messaging', id },
    body: { data: { created_by_id: 'ada', members: members.map((user_id) => ({ user_id })) } },
  });
const creating = { create_channels: true, channel_template: { type: 'messaging' } };
const membersIn = ({ members }: { members: { user_id?: string }[] }) =>
  members.map((member) => member.user_id ?? '').sort();

test('everybody gets one message in a channel of their own with the sender, made on the way', async () => {
  const end = await run(api, { ...creating, user_ids: ['bob', 'cyd'] });
  expect(end.stats).toMatchObject({
    progress: 1,
    stats_channels_created: 2,
    stats_messages_sent: 2,
    stats_users_sent: 2,
    stats_users_read: 0,
  });
  for (const id of ['bob', 'cyd']) {
    const [state, ...others] = await channelsOf(api, id);
    expect(others).toEqual([]);
    expect(state?.channel?.id).toMatch(/^!members-/);
    expect([state && membersIn(state), state?.channel?.created_by?.id]).toEqual([['ada', id].sort(), 'ada']);
    expect(state?.messages).toMatchObject([
      { text: 'Hello', type: 'regular', user: { id: 'ada' }, custom: { campaign_id: end.id } },
    ]);
    expect(state && unreadOf(state)).toEqual({ ada: 0, [id]: 1 });
  }
});

test('texts and channel ids are rendered: sender, receiver and channel, with their custom fields', async () => {
  await api.call(updateUsers, {
    body: { users: { bob: { id: 'bob', name: 'Bob', custom: { city: 'Oslo', seat: { row: 7 } } } } },
  });
  const text =
    '{{ sender.name }} to {{receiver.name}} of {{ receiver.city }}/{{receiver.custom.city}} row {{ receiver.seat.row }} in {{ channel.name }} ({{ channel.id }}) {{ receiver.nothing }}{Hello} {{ 1 + 1 }}';
  const end = await run(api, {
    message_template: { text, custom: { offer: 1 }, attachments: [{ type: 'image', title: 'x' }] },
    create_channels: true,
    channel_template: {
      type: 'messaging',
      id: '{{receiver.id}}-{{sender.id}}',
      custom: { name: 'Offers' },
      team: 'red',
    },
    user_ids: ['bob'],
  });
  const [state] = await channelsOf(api, 'bob');
  expect(state?.channel).toMatchObject({ cid: 'messaging:bob-ada', team: 'red', custom: { name: 'Offers' } });
  expect(state?.messages).toMatchObject([
    {
      text: 'User ada to Bob of Oslo/Oslo row 7 in Offers (bob-ada) {Hello} {{ 1 + 1 }}',
      custom: { offer: 1, campaign_id: end.id },
      attachments: [{ type: 'image', title: 'x' }],
    },
  ]);
});

test('without create_channels only who has the channel already gets the message', async () => {
  const members = [{ user_id: 'ada' }, { user_id: 'bob' }];
  const { channel: existing } = await api.call(getOrCreateDistinctChannel, {
    params: { type: 'messaging' },
    body: { data: { created_by_id: 'bob', members } },
  });
  const end = await run(api, { channel_template: { type: 'messaging' }, user_ids: ['bob', 'cyd'] });
  expect(end.stats).toMatchObject({ progress: 1, stats_messages_sent: 1, stats_channels_created: 0 });
  expect(await channelsOf(api, 'cyd')).toEqual([]);
  const [state] = await channelsOf(api, 'bob');
  expect([state?.channel?.cid, state?.messages.length]).toEqual([existing?.cid, 1]);
  // With create_channels the same one is used again.
  const second = await run(api, { ...creating, user_ids: ['bob'] });
  expect(second.stats).toMatchObject({ stats_messages_sent: 1, stats_channels_created: 0 });
});

test('without a template it is the channel that the two have to themselves', async () => {
  await channel('three', 'ada', 'bob', 'cyd');
  await channel('two', 'ada', 'bob');
  const end = await run(api, { user_ids: ['bob', 'cyd'] });
  expect(end.stats).toMatchObject({ stats_messages_sent: 1, stats_users_sent: 1 });
  const sent = (await channelsOf(api, 'bob')).filter((state) => state.messages.length > 0);
  expect(sent.map((state) => state.channel?.id)).toEqual(['two']);
});

test('the sender is in new channels unless excluded, and in all when included', async () => {
  await channel('bob-x', 'bob');
  const template = { type: 'messaging', id: '{{receiver.id}}-x' };
  const body = { create_channels: true, channel_template: template, user_ids: ['bob'] };
  const [before] = await channelsOf(api, 'bob');
  expect(before && membersIn(before)).toEqual(['bob']);
  await run(api, body);
  const [usual] = await channelsOf(api, 'bob');
  expect(usual && membersIn(usual)).toEqual(['bob']);
  await run(api, { ...body, sender_mode: 'include' });
  const [included] = await channelsOf(api, 'bob');
  expect(included && membersIn(included)).toEqual(['ada', 'bob']);
  await run(api, { ...body, user_ids: ['cyd'], sender_mode: 'exclude' });
  const [excluded] = await channelsOf(api, 'cyd');
  expect([excluded && membersIn(excluded), excluded?.messages[0]?.user.id]).toEqual([['cyd'], 'ada']);
});

test('members of the template join new channels with their roles', async () => {
  await run(api, {
    create_channels: true,
    channel_template: {
      type: 'messaging',
      members: ['dan'],
      members_template: [{ user_id: 'cyd', channel_role: 'channel_moderator', custom: { desk: 1 } }],
    },
    user_ids: ['bob'],
  });
  const [state] = await channelsOf(api, 'bob');
  expect(state && membersIn(state)).toEqual(['ada', 'bob', 'cyd', 'dan']);
  const cyd = state?.members.find((member) => member.user_id === 'cyd');
  expect(cyd).toMatchObject({ channel_role: 'channel_moderator', custom: { desk: 1 } });
});

test('new channels can be hidden from the sender, or archived', async () => {
  await run(api, { ...creating, user_ids: ['bob'], sender_visibility: 'hidden' });
  await run(api, { ...creating, user_ids: ['cyd'], sender_visibility: 'archived' });
  expect(await channelsOf(api, 'ada', { hidden: true })).toHaveLength(1);
  expect(await channelsOf(api, 'ada', { archived: true })).toHaveLength(1);
  for (const id of ['bob', 'cyd']) expect(await channelsOf(api, id)).toHaveLength(1);
});

test('hidden channels come back to the receiver only with show_channels', async () => {
  await channel('two', 'ada', 'bob');
  const params = { type: 'messaging', id: 'two' };
  await api.call(hideChannel, { params, body: { user_id: 'bob' } });
  await run(api, { user_ids: ['bob'] });
  expect(await channelsOf(api, 'bob')).toEqual([]);
  await run(api, { user_ids: ['bob'], show_channels: true });
  expect(await channelsOf(api, 'bob')).toHaveLength(1);
});

test('segments of users are sent to each user once, whatever they are in', async () => {
  await api.call(createSegment, {
    body: { type: 'user', id: 'filter', filter: { id: { $in: ['bob', 'cyd'] } } },
  });
  await api.call(createSegment, { body: { type: 'user', id: 'named' } });
  await api.call(addSegmentTargets, {
    params: { id: 'named' },
    body: { target_ids: ['cyd', 'dan', 'ada', 'nobody'] },
  });
  const end = await run(api, { ...creating, segment_ids: ['filter', 'named'] });
  // Neither the sender nor somebody unknown gets anything.
  expect(end.stats).toMatchObject({ progress: 1, stats_messages_sent: 3, stats_users_sent: 3 });
  for (const id of ['bob', 'cyd', 'dan']) expect(await campaignMessages(api, id, end.id)).toHaveLength(1);
});

test('all users are those who are there', async () => {
  await api.call(createSegment, { body: { type: 'user', id: 'all', all_users: true } });
  await api.call(deactivateUser, { params: { user_id: 'dan' }, body: {} });
  const end = await run(api, { ...creating, segment_ids: ['all'] });
  expect(end.stats).toMatchObject({ stats_messages_sent: 2, stats_channels_created: 2 });
  expect(end.users.map((user) => user.id)).toEqual(['ada', 'bob', 'cyd']);
});

test('segments of channels get one message per channel, for all of its members but the sender', async () => {
  await channel('a', 'ada', 'bob', 'cyd');
  await channel('b', 'bob', 'cyd');
  await channel('c', 'dan');
  await api.call(createSegment, {
    body: { type: 'channel', id: 'of-bob', filter: { members: { $in: ['bob'] } } },
  });
  const message_template = { text: 'In {{ channel.id }} for {{ receiver.name }}nobody' };
  const end = await run(api, { segment_ids: ['of-bob'], message_template });
  expect(end.stats).toMatchObject({ stats_messages_sent: 2, stats_users_sent: 4, stats_channels_created: 0 });
  expect(end.users).toEqual([]);
  const texts = (await campaignMessages(api, 'bob', end.id)).map((message) => message.text);
  expect(texts.sort()).toEqual(['In a for nobody', 'In b for nobody']);
  await api.call(createSegment, { body: { type: 'channel', id: 'own', all_sender_channels: true } });
  await api.call(createSegment, { body: { type: 'channel', id: 'named' } });
  await api.call(addSegmentTargets, {
    params: { id: 'named' },
    body: { target_ids: ['messaging:c', 'messaging:a', 'messaging:gone'] },
  });
  const second = await run(api, { segment_ids: ['own', 'named'] });
  expect(second.stats).toMatchObject({ progress: 1, stats_messages_sent: 2, stats_users_sent: 3 });
});

test('who reads the message is counted once, and only who got it', async () => {
  await api.call(createSegment, { body: { type: 'channel', id: 'crowd' } });
  await channel('a', 'ada', 'bob', 'cyd');
  await api.call(addSegmentTargets, { params: { id: 'crowd' }, body: { target_ids: ['messaging:a'] } });
  const { id } = await run(api, { segment_ids: ['crowd'] });
  const params = { type: 'messaging', id: 'a' };
  const readers = async () => (await campaignNow(api, id)).stats.stats_users_read;
  expect(await readers()).toBe(0);
  for (const user_id of ['bob', 'bob', 'ada']) await api.call(markRead, { params, body: { user_id } });
  expect(await readers()).toBe(1);
  await api.call(markRead, { params, body: { user_id: 'cyd' } });
  expect(await readers()).toBe(2);
});

test('what one channel does not take fails for it alone', async () => {
  const long = `{{ receiver.name }}${'x'.repeat(4995)}`;
  await api.call(updateUsers, {
    body: { users: { bob: { id: 'bob', name: 'B' }, cyd: { id: 'cyd', name: 'C'.repeat(9) } } },
  });
  const end = await run(api, { ...creating, user_ids: ['cyd', 'bob'], message_template: { text: long } });
  // Nothing is left of the channel that was made for it either.
  expect(end.stats).toMatchObject({ progress: 1, stats_messages_sent: 1, stats_channels_created: 1 });
  expect(await channelsOf(api, 'cyd')).toEqual([]);
});

test('everybody gets a push as with any message, unless the campaign skips it', async () => {
  const device = { id: 'phone', push_provider: 'apn' as const, user_id: 'bob' };
  await api.call(createDevice, { body: device });
  const pushes = async () => {
    const reply = await fetch(`${api.sandbox.url}/__sandbox/pushes`);
    // The sandbox's own, as the test expects it.
    return ((await reply.json()) as { pushes: { user_id: string }[] }).pushes;
  };
  await run(api, { ...creating, user_ids: ['bob'], skip_push: true });
  expect(await pushes()).toEqual([]);
  await run(api, { ...creating, user_ids: ['bob'] });
  expect(await pushes()).toMatchObject([{ user_id: 'bob', type: 'message.new' }]);
});

test('a poll travels with the message', async () => {
  const { poll } = await api.call(createPoll, {
    body: { name: 'When?', user_id: 'ada', options: [{ text: 'Now' }] },
  });
  const message_template = { text: 'Tell us', poll_id: poll.id };
  const end = await run(api, { ...creating, user_ids: ['bob', 'cyd'], message_template });
  expect(end.stats.stats_messages_sent).toBe(2);
  for (const id of ['bob', 'cyd']) {
    expect(await campaignMessages(api, id, end.id)).toMatchObject([
      { poll_id: poll.id, poll: { name: 'When?' } },
    ]);
  }
});

test('a campaign tells of its start and its end, and of its messages unless they skip the webhook', async () => {
  const receiver = await startReceiver();
  try {
    await hookTo(api, receiver.url);
    const { id } = await run(api, { ...creating, user_ids: ['bob'] });
    await settled(api);
    const own = receiver.types().filter((type) => type.startsWith('campaign.'));
    expect(own).toEqual(['campaign.started', 'campaign.completed']);
    expect(receiver.types()).toEqual(expect.arrayContaining(['channel.created', 'message.new']));
    const statuses = receiver.received
      .filter(({ event }) => event.type?.startsWith('campaign.'))
      .map(({ event }) => event['campaign']);
    expect(statuses).toMatchObject([
      { id, status: 'in_progress' },
      { id, status: 'completed', stats: { stats_messages_sent: 1 } },
    ]);
    receiver.received.length = 0;
    await run(api, { ...creating, user_ids: ['cyd'], skip_webhook: true });
    await settled(api);
    expect(receiver.types()).toEqual(['campaign.started', 'campaign.completed']);
  } finally {
    await receiver.close();
  }
});
