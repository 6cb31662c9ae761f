import { getApp, getRateLimits } from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { signToken, startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ rateLimitScale: 1 });
});
afterAll(() => api.close());

test('tells the budgets of named operations on one platform, as calls have used them', async () => {
  const endpoints = 'GetApp,TruncateChannel';
  await api.call(getApp, {});
  const limits = await api.call(getRateLimits, { query: { server_side: true, endpoints } });
  expect(Object.keys(limits).sort()).toEqual(['duration', 'server_side']);
  expect(Object.keys(limits.server_side ?? {}).sort()).toEqual(['GetApp', 'TruncateChannel']);
  expect(limits.server_side?.['GetApp']).toMatchObject({ limit: 10_000, remaining: 9999 });
  expect(limits.server_side?.['TruncateChannel']).toMatchObject({ limit: 60, remaining: 60 });
  expect(limits.server_side?.['GetApp']?.reset).toBeGreaterThan(Date.now() / 1000);
});

test.each([
  [
    10_000,
    'GetOrCreateChannel GetOrCreateDistinctChannel QueryChannels GetApp MarkRead MarkChannelsRead SendEvent',
  ],
  [
    1000,
    `SendMessage GetMessage GetManyMessages UpdateMessage UpdateMessagePartial DeleteMessage GetReplies SendReaction
    DeleteReaction GetReactions QueryReactions QueryUsers UploadFile UploadImage UploadChannelFile`,
  ],
  [
    300,
    `ban unban mute unmute flag MuteChannel UnmuteChannel HideChannel ShowChannel QueryMembers Search UpdateChannel
    UpdateChannelPartial UpdateUsers UpdateUsersPartial`,
  ],
  [
    60,
    `ListChannelTypes CreateChannelType GetChannelType UpdateChannelType DeleteChannelType DeleteChannel
    DeleteChannels DeleteUsers ExportChannels ExportUsers TruncateChannel UpdateApp`,
  ],
])('%i calls a minute are there for %s', async (limit, names) => {
  const wanted = names.split(/\s+/);
  const { server_side: limits } = await api.call(getRateLimits, {
    query: { server_side: true, endpoints: wanted.join(',') },
  });
  const found = Object.entries(limits ?? {}).map(([name, { limit: most }]) => [name, most]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted.map((name) => [name, limit])));
});

test('each platform has a budget of its own for each operation', async () => {
  const path = '/api/v2/chat/unread';
  const left = async (client: string) => {
    const token = signToken({ user_id: 'ada' }, api.sandbox.apiSecret);
    const { headers } = await api.raw('GET', path, { token, headers: { 'x-stream-client': client } });
    return Number(headers['x-ratelimit-remaining']);
  };
  for (const client of [
    'stream-chat-android-1.0',
    'stream-chat-swift-1.0',
    'stream-chat-unity-1.0',
    'stream-chat-js-1.0',
  ])
    expect([client, await left(client)]).toEqual([client, 299]);
  expect(await left('stream-chat-android-1.0')).toBe(298);
  const { headers } = await api.raw('GET', `${path}?user_id=ada`);
  expect(headers['x-ratelimit-remaining']).toBe('299');
});

test('tells everything when nothing is named', async () => {
  const limits = await api.call(getRateLimits, {});
  expect(Object.keys(limits).sort()).toEqual(['android', 'duration', 'ios', 'server_side', 'unity', 'web']);
  expect(Object.keys(limits.web ?? {}).length).toBeGreaterThan(100);
  const none = await api.call(getRateLimits, { query: { web: true, endpoints: 'Nothing' } });
  expect(none.web).toEqual({});
});

test('a minute later the whole budget is there again, for everybody', async () => {
  const token = signToken({ user_id: 'ada' }, api.sandbox.apiSecret);
  const call = async (options = {}) => (await api.raw('GET', '/api/v2/chat/channeltypes', options)).status;
  const own = async () => (await api.raw('GET', '/api/v2/app', { token })).status;
  // Of the machine's clock alone, by which the minutes are counted.
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    // Whatever was counted before is over; from here on no time passes by itself.
    vi.setSystemTime(Date.now() + 61_000);
    while ((await call()) === 200);
    while ((await own()) === 200);
    vi.setSystemTime(Date.now() + 59_000);
    expect([await call(), await own()]).toEqual([429, 429]);
    vi.setSystemTime(Date.now() + 2_000);
    const { status, headers } = await api.raw('GET', '/api/v2/chat/channeltypes');
    expect([status, headers['x-ratelimit-remaining'], await own()]).toEqual([200, '59', 200]);
  } finally {
    vi.useRealTimers();
  }
});

test('tells of the platforms that are asked for', async () => {
  const of = async (...platforms: ('server_side' | 'android' | 'ios' | 'web' | 'unity')[]) => {
    const asked = Object.fromEntries(platforms.map((platform) => [platform, true]));
    const { duration: _duration, ...limits } = await api.call(getRateLimits, { query: asked });
    return Object.keys(limits).toSorted();
  };
  for (const platform of ['server_side', 'android', 'ios', 'web', 'unity'] as const)
    expect(await of(platform)).toEqual([platform]);
  expect(await of('ios', 'android')).toEqual(['android', 'ios']);
});
