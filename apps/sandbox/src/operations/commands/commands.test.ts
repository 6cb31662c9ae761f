import { getCommand, listCommands } from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { refusal } from '../../test/conversation.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

test('lists the commands that every app has', async () => {
  const { commands } = await api.call(listCommands, {});
  expect(commands.map(({ name }) => name)).toEqual([
    'giphy',
    'imgur',
    'flag',
    'ban',
    'unban',
    'mute',
    'unmute',
  ]);
});

test('gets one of them flat; others are 404', async () => {
  expect(await api.call(getCommand, { params: { name: 'ban' } })).toMatchObject({
    name: 'ban',
    args: '[@username] [text]',
    set: 'moderation_set',
  });
  for (const name of ['none', 'all']) {
    expect(await refusal(api.call(getCommand, { params: { name } }))).toEqual([404, 16]);
  }
});
