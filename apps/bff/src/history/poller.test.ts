import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProxy, type TestProxy } from '../chat-proxy/testing.ts';
import type { TestBrowser } from '../testing.ts';
import { Poller } from './poller.ts';
import { outside, required, storyOf, typePath } from './testing.ts';

let proxy: TestProxy;
let viewer: TestBrowser;
beforeAll(async () => {
  proxy = await startProxy();
  viewer = await proxy.server.signedIn('viewer');
});
afterAll(() => proxy.close());

const story = () => storyOf(viewer, 'channel_type', 'team');

test('a look finds what others have changed, of every kind', async () => {
  const poller = new Poller(proxy.server.context);
  await poller.look();
  await outside(proxy, 'PUT', typePath('team'), { ...required, polls: true });
  await outside(proxy, 'POST', '/api/v2/chat/commands', { name: 'ticket', description: 'Open one' });
  await outside(proxy, 'PATCH', '/api/v2/app', { grants: { guest: [] } });
  await poller.look();
  await poller.look();
  expect(await story()).toEqual(['first seen', 'outside updated']);
  expect(await storyOf(viewer, 'command', 'ticket')).toEqual(['first seen']);
  expect(await storyOf(viewer, 'app_grants', 'app')).toEqual(['first seen', 'outside updated']);
  expect(await storyOf(viewer, 'block_list', 'profanity_en_2020_v1')).toEqual(['first seen']);
  expect(await storyOf(viewer, 'role', 'guest')).toEqual(['first seen']);
});

test('trouble is in the log, and the next look finds what that one did not', async () => {
  const poller = new Poller(proxy.server.context);
  await outside(proxy, 'PUT', typePath('team'), { ...required, polls: false });
  await proxy.fault({ operation: '*', kind: 'status', status: 403 });
  await poller.look();
  expect(proxy.server.logged()).toContain('the settings of an app could not be looked at');
  await proxy.fault();
  await poller.look();
  expect((await story()).length).toBe(3);
});

test('it looks again and again, until it is stopped, and never where that is what is wanted', async () => {
  const { context } = proxy.server;
  const poller = new Poller({ ...context, config: { ...context.config, historyPollSeconds: 0.02 } });
  const never = new Poller({ ...context, config: { ...context.config, historyPollSeconds: 0 } });
  poller.start();
  never.start();
  for (const polls of [true, false]) {
    const before = (await story()).length;
    await outside(proxy, 'PUT', typePath('team'), { ...required, polls });
    await expect.poll(async () => (await story()).length).toBe(before + 1);
  }
  // A look that gets no answer does not keep it from stopping.
  await proxy.fault({ operation: '*', kind: 'hang' });
  await Promise.all([poller.stop(), never.stop()]);
  await proxy.fault();
});
