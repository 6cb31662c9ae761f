import type { BodyOf } from '@backchannel/chat-api';
import { getChannel, getOrCreateChannel, updateChannelPartial } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';

let api: TestApi;
const params = { type: 'team', id: 'a' };
beforeEach(async () => {
  api = await startApi();
  await api.users('ada');
  const custom = { name: 'A', source: { app: 'web', user_id: 'x' }, score: 1 };
  await api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada', custom } } });
});
afterEach(() => api.close());

const update = (body: BodyOf<typeof updateChannelPartial>) =>
  api.call(updateChannelPartial, { params, body });
const read = async () => (await api.call(getChannel, { params })).channel;

test('sets own fields by name and everything else in custom, dotted keys inside it', async () => {
  const { channel } = await update({
    set: {
      frozen: true,
      team: 'blue',
      cooldown: 30,
      filter_tags: ['a', 'a'],
      color: 'red',
      'source.user_id': 'y',
    },
    unset: ['score', 'source.app', 'not.there'],
  });
  expect(channel).toMatchObject({ frozen: true, team: 'blue', cooldown: 30, filter_tags: ['a'] });
  expect(channel?.custom).toEqual({ name: 'A', source: { user_id: 'y' }, color: 'red' });
  expect(await read()).toEqual(channel);
});

test('answers with the channel and its members', async () => {
  await api.raw('POST', '/api/v2/chat/channels/team/a', { body: { add_members: [{ user_id: 'ada' }] } });
  const reply = await api.raw('PATCH', '/api/v2/chat/channels/team/a', { body: { set: { color: 'red' } } });
  expect(Object.keys(reply.body).toSorted()).toEqual(['channel', 'duration', 'members']);
  expect(reply.body['members']).toMatchObject([{ user_id: 'ada' }]);
});

test('takes own fields back, and an empty map of overrides clears them', async () => {
  await update({ set: { disabled: true, config_overrides: { replies: false }, team: 'blue' } });
  expect((await read())?.config?.replies).toBe(false);
  const { channel } = await update({ set: { config_overrides: {} }, unset: ['disabled', 'team'] });
  expect(channel).toMatchObject({ disabled: false, config: { replies: true } });
  expect(channel).not.toHaveProperty('team');
  await update({ set: { cooldown: 30 } });
  expect((await update({ set: { cooldown: 0 } })).channel).not.toHaveProperty('cooldown');
});

test.each([
  ['a wrong type', { frozen: 'yes' }, 'expected bool for field "set.frozen" but got string `yes`'],
  ['a cooldown out of bounds', { cooldown: 121 }, 'must be between 0 and 120'],
  ['a fixed field', { cid: 'team:b' }, 'field "cid" is reserved'],
  ['a key that reaches for the prototype', { '__proto__.polluted': 1 }, 'is not a valid field name'],
  ['custom data over 5 kB', { big: 'x'.repeat(6000) }, 'must not exceed 5120 bytes'],
])('refuses %s and changes nothing', async (_, set, message) => {
  const before = await read();
  await expect(update({ set: { color: 'red', ...set } })).rejects.toMatchObject({
    status: 400,
    code: 4,
    message: expect.stringContaining(message),
  });
  expect(await read()).toEqual(before);
});
