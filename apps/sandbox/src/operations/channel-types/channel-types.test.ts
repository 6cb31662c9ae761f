import { getApp, getChannelType, listChannelTypes } from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

test('lists the five built-in types by name, with command objects and grants', async () => {
  const { channel_types: types } = await api.call(listChannelTypes, {});
  expect(Object.keys(types)).toEqual(['commerce', 'gaming', 'livestream', 'messaging', 'team']);
  expect(types['messaging']).toMatchObject({
    max_message_length: 5000,
    automod: 'disabled',
    url_enrichment: true,
  });
  expect(types['messaging']?.commands[0]).toMatchObject({ name: 'giphy', set: 'fun_set' });
  expect(types['messaging']?.grants['channel_member']).toContain('create-message');
  expect(types['livestream']).toMatchObject({ url_enrichment: false });
});

test('gets one type flat, and 404 for one that is not there', async () => {
  expect(await api.call(getChannelType, { params: { name: 'team' } })).toMatchObject({
    name: 'team',
    permissions: [],
  });
  const unknown = api.call(getChannelType, { params: { name: 'none' } });
  await expect(unknown).rejects.toMatchObject({ status: 404, code: 16 });
});

test('the app names its types with commands by name', async () => {
  const { app } = await api.call(getApp, {});
  expect(app.channel_configs['messaging']?.commands).toEqual(['giphy', 'ban', 'unban', 'mute', 'unmute']);
});
