import { gunzipSync } from 'node:zlib';
import { queryUsers } from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signToken, startApi } from '../test/api.ts';
import type { TestApi } from '../test/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ rateLimitScale: 1 });
  await api.users('ada', 'john2-ab12');
});
afterAll(() => api.close());

const CHANNELS = '/api/v2/chat/channels';
const seconds = () => Math.floor(Date.now() / 1000);

describe('authentication', () => {
  test('takes a server token with and without a server claim', async () => {
    for (const claims of [{}, { server: true }]) {
      const token = signToken(claims, api.sandbox.apiSecret);
      expect((await api.raw('GET', '/api/v2/app', { token })).status).toBe(200);
    }
  });

  test('the default secret has the 32 bytes that libraries want', () => {
    expect(Buffer.byteLength(api.sandbox.apiSecret)).toBeGreaterThanOrEqual(32);
  });

  test.each([
    ['a bad signature', () => signToken({}, 'another'), 43],
    ['no JWT at all', () => 'nonsense', 5],
    ['a token of another algorithm', () => signToken({}, 'x', { alg: 'none' }), 5],
    ['an expired token', () => signToken({ exp: seconds() - 60 }, api.sandbox.apiSecret), 40],
    ['a token not yet valid', () => signToken({ nbf: seconds() + 60 }, api.sandbox.apiSecret), 41],
    [
      'a token used before it was issued',
      () => signToken({ iat: seconds() + 60 }, api.sandbox.apiSecret),
      42,
    ],
  ])('refuses %s', async (_, token, code) => {
    const reply = await api.raw('GET', '/api/v2/app', { token: token() });
    expect([reply.status, reply.body.code]).toEqual([401, code]);
  });

  test('needs the key on every call, and the token bare: no word stands before it', async () => {
    const token = signToken({}, api.sandbox.apiSecret);
    const headers = { 'stream-auth-type': 'jwt', authorization: token };
    const keyless = await fetch(`${api.sandbox.url}/api/v2/app`, { headers });
    const message = 'GetApp failed with error: "api_key or app_id not provided"';
    expect([keyless.status, await keyless.json()]).toMatchObject([
      401,
      { code: 2, StatusCode: 401, message },
    ]);
    for (const authorization of [`Bearer ${token}`, '']) {
      const reply = await api.raw('GET', '/api/v2/app', { token: authorization });
      expect([authorization === '', reply.status, reply.body.code]).toEqual([authorization === '', 401, 5]);
    }
    expect((await api.raw('GET', '/api/v2/app', { token })).status).toBe(200);
  });

  test('refuses an unknown key and a missing auth type', async () => {
    const unknownKey = await fetch(`${api.sandbox.url}/api/v2/app?api_key=other`);
    expect(unknownKey.status).toBe(401);
    const message = 'GetApp failed with error: "api_key not valid"';
    expect(await unknownKey.json()).toMatchObject({ code: 2, message });
    const noType = await api.raw('GET', '/api/v2/app', { headers: { 'stream-auth-type': '' } });
    expect([noType.status, noType.body.code]).toEqual([401, 5]);
    expect(noType.body.message).toBe('GetApp failed with error: "stream-auth-type missing or invalid"');
  });
});

describe('errors', () => {
  test('have the shape of the API', async () => {
    const reply = await api.raw('POST', CHANNELS, { body: { filter_conditions: [] } });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({
      code: 4,
      StatusCode: 400,
      details: [],
      message:
        'QueryChannels failed with error: "expected object for field "filter_conditions" but got array"',
    });
    expect(reply.body.duration).toMatch(/^[\d.]+ms$/);
    expect(reply.body['more_info']).toBeTypeOf('string');
  });

  test('name a sort direction of zero as the API does', async () => {
    const body = { filter_conditions: {}, sort: [{ field: 'created_at', direction: 0 }] };
    const reply = await api.raw('POST', CHANNELS, { body });
    expect(reply.body.message).toContain('expected number for field "sort[0].direction" but got number `0`');
  });

  test('cover broken JSON, a body that is too big, and an unknown path', async () => {
    expect((await api.raw('POST', CHANNELS, { text: '{"a":' })).body).toMatchObject({
      code: 4,
      StatusCode: 400,
    });
    const big = await api.raw('POST', CHANNELS, { text: `{"a":"${'x'.repeat(3 * 1024 * 1024)}"}` });
    expect(big.body).toMatchObject({ code: 22, StatusCode: 413 });
    expect((await api.raw('GET', '/api/v2/nothing')).body).toMatchObject({ code: 16, StatusCode: 404 });
  });

  test('reach also those who are still sending too much', async () => {
    const text = `{"a":"${'x'.repeat(2_200_000)}"}`;
    const replies = await Promise.all(Array.from({ length: 50 }, () => api.raw('POST', CHANNELS, { text })));
    expect(replies.filter(({ status }) => status !== 413)).toEqual([]);
  });

  test('leave nothing behind of a call that failed halfway', async () => {
    const body = { data: { created_by: { id: 'halfway' }, members: [{ user_id: 'nobody' }] } };
    const reply = await api.raw('POST', `${CHANNELS}/messaging/halfway/query`, { body });
    expect(reply.body.message).toContain("don't exist: [nobody]");
    const payload = { filter_conditions: { id: 'halfway' } };
    expect((await api.call(queryUsers, { query: { payload } })).users).toEqual([]);
  });
});

describe('requests as the official clients send them', () => {
  const query = (payload: object) => encodeURIComponent(JSON.stringify(payload));

  test('a JSON content type without a body on GET', async () => {
    expect((await api.raw('GET', '/api/v2/app')).status).toBe(200);
  });

  test('payloads full of nulls, and with plus for space', async () => {
    const nulls = { filter_conditions: { name: { $eq: 'User ada' } }, sort: null, limit: null, user: null };
    const plus = query(nulls).replaceAll('%20', '+');
    expect((await api.raw('GET', `/api/v2/users?payload=${plus}`)).body['users']).toHaveLength(1);
  });

  test('bodies with nulls and unknown fields', async () => {
    const body = { filter_conditions: {}, sort: null, limit: null, something_new: { a: 1 } };
    expect((await api.raw('POST', CHANNELS, { body })).status).toBe(201);
  });

  test('path parameters percent-encoded or not', async () => {
    const data = { created_by_id: 'ada' };
    for (const id of ['!members-x', '%21members-x']) {
      const reply = await api.raw('POST', `${CHANNELS}/messaging/${id}/query`, { body: { data } });
      expect(reply.body).toHaveProperty('channel.cid', 'messaging:!members-x');
    }
  });
});

describe('replies', () => {
  test('carry rate-limit headers that count down, on success and error', async () => {
    const remaining: number[] = [];
    for (const body of [{}, { limit: 1000 }, {}]) {
      const { headers } = await api.raw('POST', CHANNELS, { body });
      expect(Number(headers['x-ratelimit-limit'])).toBe(10_000);
      expect(Number(headers['x-ratelimit-reset'])).toBeGreaterThanOrEqual(seconds());
      expect(Number(headers['x-ratelimit-reset'])).toBeLessThanOrEqual(seconds() + 61);
      remaining.push(Number(headers['x-ratelimit-remaining']));
    }
    expect(remaining.map((value) => value - (remaining[0] ?? 0))).toEqual([0, -1, -2]);
  });

  test('carry them also where no operation is meant, or the headers are too long', async () => {
    const headers = { 'x-long': 'y'.repeat(20_000) };
    for (const [reply, status] of [
      [await api.raw('GET', '/api/v2/nothing'), 404],
      [await api.raw('GET', '/api/v2/app', { headers }), 431],
    ] as const) {
      expect(reply.status).toBe(status);
      for (const name of ['limit', 'remaining', 'reset'])
        expect(Number(reply.headers[`x-ratelimit-${name}`]), `${status} ${name}`).toBeGreaterThan(0);
    }
  });

  test('become 429 with Retry-After beyond the limit', async () => {
    const statuses: number[] = [];
    let last = await api.raw('GET', '/api/v2/chat/channeltypes');
    for (let call = 0; call < 60; call += 1) {
      last = await api.raw('GET', '/api/v2/chat/channeltypes');
      statuses.push(last.status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(59);
    expect(last.body).toMatchObject({ code: 9, StatusCode: 429 });
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    expect(last.headers['x-ratelimit-remaining']).toBe('0');
  });

  test('a user has sixty calls of an operation a minute, whatever is left to others', async () => {
    const call = (userId: string, path = '/api/v2/chat/unread') =>
      api.raw('GET', path, { token: signToken({ user_id: userId }, api.sandbox.apiSecret) });
    for (let made = 0; made < 60; made += 1) expect((await call('ada')).status).toBe(200);
    const refused = await call('ada');
    expect(refused.body).toMatchObject({ code: 9, StatusCode: 429 });
    expect(refused.body.message).toContain('Too many requests');
    expect(refused.headers['x-ratelimit-remaining']).toBe('0');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await call('john2-ab12')).status).toBe(200);
    expect((await call('ada', '/api/v2/app')).status).toBe(200);
    expect((await api.raw('GET', '/api/v2/chat/unread?user_id=ada')).status).toBe(200);
  });

  test('echo the request id, and make one up', async () => {
    const given = await api.raw('GET', '/api/v2/app', { headers: { 'x-client-request-id': 'abc' } });
    expect(given.headers['x-client-request-id']).toBe('abc');
    expect((await api.raw('GET', '/api/v2/app')).headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  });

  test('are compressed for who accepts it', async () => {
    const { request } = await import('undici');
    const reply = await request(`${api.sandbox.url}/api/v2/app?api_key=${api.sandbox.apiKey}`, {
      headers: {
        'stream-auth-type': 'jwt',
        authorization: signToken({}, api.sandbox.apiSecret),
        'accept-encoding': 'gzip',
      },
    });
    expect(reply.headers['content-encoding']).toBe('gzip');
    const body: unknown = JSON.parse(gunzipSync(Buffer.from(await reply.body.arrayBuffer())).toString());
    expect(body).toHaveProperty('app.name', 'Sandbox');
  });

  test.each([
    ['gzip', true],
    ['deflate, GZIP;q=0.5', true],
    ['x-gzip', true],
    ['br , gzip ; q=1.0, *;q=0', true],
    ['gzip;q=0', false],
    ['gzip; q=0.000, deflate', false],
    ['deflate, br', false],
    ['not-gzip', false],
    ['identity', false],
  ])('to a client that accepts %s are compressed: %s', async (accepted, isCompressed) => {
    const { request } = await import('undici');
    const reply = await request(`${api.sandbox.url}/api/v2/app?api_key=${api.sandbox.apiKey}`, {
      headers: {
        'stream-auth-type': 'jwt',
        authorization: signToken({}, api.sandbox.apiSecret),
        'accept-encoding': accepted,
      },
    });
    await reply.body.dump();
    expect([reply.statusCode, reply.headers['content-encoding']]).toEqual([
      200,
      isCompressed ? 'gzip' : undefined,
    ]);
  });

  test('write times as exact integer nanoseconds', async () => {
    const reply = await fetch(
      `${api.sandbox.url}${CHANNELS}/messaging/times/query?api_key=${api.sandbox.apiKey}`,
      {
        method: 'POST',
        headers: { 'stream-auth-type': 'jwt', authorization: signToken({}, api.sandbox.apiSecret) },
        body: JSON.stringify({ data: { created_by_id: 'ada' } }),
      },
    );
    expect(await reply.text()).toMatch(/"created_at":1\d{15}000[,}]/);
  });
});
