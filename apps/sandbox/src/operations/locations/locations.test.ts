import {
  deleteMessage,
  getUserLiveLocations,
  updateChannelPartial,
  updateLiveLocation,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { hookTo, startReceiver } from '../../test/receiver.ts';

const END = '2030-01-01T01:00:00.000Z';
const END_NS = Date.parse(END) * 1e6;

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation();
  const body = { set: { config_overrides: { shared_locations: true } } };
  await talk.api.call(updateChannelPartial, { params: talk.params, body });
  await talk.clock('2030-01-01T00:00:00Z');
});
afterEach(() => talk.api.close());

const share = (location: object = {}, message: object = {}) =>
  talk.send('here', {
    shared_location: {
      latitude: 59.9,
      longitude: 10.7,
      created_by_device_id: 'phone',
      end_at: END,
      ...location,
    },
    ...message,
  });
const live = async (user_id = 'ada') =>
  (await talk.api.call(getUserLiveLocations, { query: { user_id } })).active_live_locations;
const move = (message_id: string, body: object, user_id = 'ada') =>
  talk.api.call(updateLiveLocation, { query: { user_id }, body: { message_id, ...body } });

test('a live location is on its message, in its channel and among its user’s, until it ends', async () => {
  const { id, shared_location } = await share();
  expect(shared_location).toMatchObject({
    channel_cid: 'team:a',
    message_id: id,
    user_id: 'ada',
    latitude: 59.9,
    longitude: 10.7,
    created_by_device_id: 'phone',
    end_at: END_NS,
  });
  await talk.send('bus stop', {
    shared_location: { latitude: 1, longitude: 2, created_by_device_id: 'phone' },
  });
  expect(await live()).toMatchObject([{ message_id: id, channel: { cid: 'team:a' }, message: { id } }]);
  expect(await live('bob')).toEqual([]);
  expect((await talk.state()).active_live_locations).toMatchObject([{ message_id: id }]);
  await talk.clock('2030-01-01T01:00:00Z');
  expect(await live()).toEqual([]);
  expect(await talk.state()).not.toHaveProperty('active_live_locations');
  expect((await talk.get(id)).shared_location?.end_at).toBe(END_NS);
});

test('moves, and ends when told so; others hear of it as a changed message', async () => {
  const receiver = await startReceiver();
  try {
    await hookTo(talk.api, receiver.url, 'message.updated');
    const { id } = await share();
    const moved = await move(id, { latitude: 60, longitude: 11 });
    expect(moved).toMatchObject({
      message_id: id,
      latitude: 60,
      longitude: 11,
      end_at: END_NS,
      message: { id },
    });
    expect((await talk.get(id)).shared_location).toMatchObject({ latitude: 60, longitude: 11 });
    expect(await receiver.event('message.updated')).toMatchObject({
      message: { shared_location: { latitude: 60 } },
    });
    await move(id, { end_at: '2030-01-01T00:00:00Z' });
    expect(await live()).toEqual([]);
    expect(await refusal(move(id, { latitude: 61 }))).toEqual([400, 4]);
  } finally {
    await receiver.close();
  }
});

test('only who shares it moves it, and only a live location of a message that is there', async () => {
  const { id } = await share();
  expect(await refusal(move(id, { latitude: 1 }, 'bob'))).toEqual([403, 17]);
  expect(await refusal(move(id, { latitude: 1 }, ''))).toEqual([400, 4]);
  expect(await refusal(move('none', { latitude: 1 }))).toEqual([404, 16]);
  expect(await refusal(move(id, { latitude: 91 }))).toEqual([400, 4]);
  expect(await refusal(move(id, { longitude: -181 }))).toEqual([400, 4]);
  const place = await talk.send('bus stop', { shared_location: { latitude: 1, longitude: 2 } });
  expect(await refusal(move(place.id, { latitude: 1 }))).toEqual([400, 4]);
  await talk.api.call(deleteMessage, { params: { id } });
  expect(await live()).toEqual([]);
  expect(await refusal(move(id, { latitude: 1 }))).toEqual([400, 4]);
});

test.each([
  ['an end that has passed', { end_at: '2029-12-31T00:00:00Z' }],
  ['a latitude over 90', { latitude: 90.1 }],
  ['a longitude under -180', { longitude: -180.1 }],
])('%s is refused', async (_, location) => {
  expect(await refusal(share(location))).toEqual([400, 4]);
});

test('locations are off unless the channel has them; a token’s own user is the one who moves', async () => {
  const { id } = await share();
  const path = '/api/v2/users/live_locations?user_id=ada';
  expect((await talk.as('bob', 'PUT', path, { message_id: id, latitude: 1 })).status).toBe(403);
  expect((await talk.as('bob', 'GET', path)).body['active_live_locations']).toEqual([]);
  await talk.api.call(updateChannelPartial, { params: talk.params, body: { set: { config_overrides: {} } } });
  expect(await refusal(share())).toEqual([400, 19]);
});
