import { afterEach, beforeEach, expect, test } from 'vitest';
import { signToken } from '../test/api.ts';
import { startListening } from '../test/listening.ts';
import type { Listening } from '../test/listening.ts';

let listening: Listening;
beforeEach(async () => {
  listening = await startListening();
});
afterEach(() => listening.close());

test('an event says which client caused it, with what the client adds for its app', async () => {
  const { api } = listening.room;
  await listening.heard();
  const path = '/api/v2/chat/channels/team/a/message';
  const headers = { 'x-stream-client': 'stream-node-1.0', 'x-stream-ext': 'checkout', 'user-agent': 'shop' };
  await api.raw('POST', path, { body: { message: { text: 'x', user_id: 'ada' } }, headers });
  expect((await listening.event('message.new'))['request_info']).toEqual({
    type: 'server',
    ip: '127.0.0.1',
    user_agent: 'shop',
    sdk: 'stream-node-1.0',
    ext: 'checkout',
  });
  await listening.heard();
  const token = signToken({ user_id: 'ada' }, api.sandbox.apiSecret);
  await api.raw('POST', path, { body: { message: { text: 'y' } }, token });
  const { request_info: info } = await listening.event('message.new');
  expect(info).toMatchObject({ type: 'client' });
  expect(info).not.toHaveProperty('ext');
});
