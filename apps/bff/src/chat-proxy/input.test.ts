import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestBrowser } from '../testing.ts';
import { chat, startProxy, type TestProxy } from './testing.ts';

describe('what comes from outside', () => {
  let proxy: TestProxy;
  let admin: TestBrowser;
  beforeAll(async () => {
    proxy = await startProxy();
    admin = await proxy.server.signedIn('admin');
  });
  afterAll(() => proxy.close());

  const queryChannels = chat('/api/v2/chat/channels');
  const deep = (depth: number) => `${'{"$and":['.repeat(depth)}{}${']}'.repeat(depth)}`;

  test.each([
    ['no JSON', '{"limit":', 400],
    ['a list', '[]', 400],
    ['text', '"query"', 400],
    ['a name that means something to JavaScript', '{"__proto__":{"limit":1}}', 400],
    ['such a name further down', '{"filter_conditions":{"a":{"__proto__":1}}}', 400],
    ['half of a character', '{"filter_conditions":{"name":"\\ud800"}}', 400],
    ['half of a character in a name', '{"filter_conditions":{"\\udc00":1}}', 400],
    ['deep nesting', `{"filter_conditions":${deep(1000)}}`, 400],
    ['nesting that would exhaust the stack', `{"filter_conditions":${deep(50_000)}}`, 400],
    ['an unknown field', '{"limits":5}', 400],
    ['a wrong type', '{"limit":"5"}', 400],
    ['no number', '{"limit":1e999}', 400],
    ['an integer that would become another', '{"filter_conditions":{"n":9007199254740993}}', 400],
    ['one that would become none at all', `{"filter_conditions":{"n":${'9'.repeat(400)}}}`, 400],
    ['more than 1 MiB', JSON.stringify({ filter_conditions: { name: 'x'.repeat(1024 * 1024) } }), 413],
  ])('is refused when it is %s', async (_what, body, status) => {
    const answer = await admin.send('POST', queryChannels, body);
    expect([answer.status, answer.body]).toMatchObject([
      status,
      { error: { code: status === 413 ? 'too_large' : 'invalid_request', request_id: expect.any(String) } },
    ]);
    expect(answer.headers.has('x-upstream-request-id')).toBe(false);
  });

  test('keeps each number as it is, or is told which one cannot be kept', async () => {
    const path = chat('/api/v2/chat/channels/messaging/numbers/query');
    const refused = await admin.send('POST', path, '{"data":{"custom":{"order":-9007199254740993}}}');
    expect([refused.status, refused.body]).toMatchObject([
      400,
      { error: { issues: [{ path: 'order', message: expect.stringContaining('-9007199254740993') }] } },
    ]);
    const custom = { exact: 9_007_199_254_740_992, round: 1e300, text: '9007199254740993', part: 0.1 };
    const kept = await admin.post(path, { data: { custom } });
    expect([kept.status, kept.body]).toMatchObject([201, { channel: { custom } }]);
  });

  test('is told apart by the place that is wrong', async () => {
    const answer = await admin.post(queryChannels, { limit: 'five', sort: [{ direction: 'down' }] });
    expect(answer.body).toMatchObject({
      error: {
        code: 'invalid_request',
        issues: [{ path: 'limit' }, { path: 'sort.0.direction' }],
      },
    });
  });

  test.each([
    ['/api/v2/chat/channels/messaging/%2e%2e', 400],
    ['/api/v2/chat/channels/messaging/..%2f..%2fapp', 400],
    ['/api/v2/chat/channels/messaging/..%5C..%5Capp', 400],
    ['/api/v2/chat/messages/a%2f..%2f..%2f..%2f..%2fapp', 400],
    ['/api/v2/chat/messages/a%5C.%2Fb', 400],
    ['/api/v2/chat/messages/..%252fapp', 400],
    ['/api/v2/chat/messages/%2e', 400],
    ['/api/v2/chat/channels/messaging/%252e%252e%252fapp', 400],
    ['/api/v2/chat/channels/messaging/a%00b', 400],
    ['/api/v2/chat/channels/messaging/%', 404],
    ['/api/v2/chat/channels/messaging/general?surprise=1', 400],
    ['/api/v2/chat/channels/messaging/general?api_key=other', 400],
    ['/api/v2/chat/channels/messaging/general?messages_limit=many', 400],
    ['/api/v2/users?payload=%7B%22__proto__%22%3A%7B%7D%7D', 400],
    ['/api/v2/users?payload=%7Bnope', 400],
    ['/api/v2/chat/nothing', 404],
    ['/api/v2/../../admin', 404],
    ['//evil.example/api/v2/app', 404],
    ['/__sandbox/faults', 404],
  ])('is refused at the address %s', async (path, status) => {
    // Not with fetch, which tidies addresses.
    const found = await new Promise((resolve, reject) => {
      const options = { path: chat(path), headers: { cookie: admin.cookie } };
      get(proxy.server.url, options, (answer) => resolve(answer.resume().statusCode)).on('error', reject);
    });
    expect(found).toBe(status);
  });

  test('is refused when it is no UTF-8', async () => {
    const answer = await fetch(proxy.server.url + queryChannels, {
      method: 'POST',
      headers: { cookie: admin.cookie, origin: proxy.server.url, 'content-type': 'application/json' },
      body: Buffer.from('{"user_id":"\xff"}', 'latin1'),
    });
    expect(answer.status).toBe(400);
  });

  test('goes nowhere when the contract has no such operation, and the app is known', async () => {
    const unknown = await admin.send('PUT', chat('/api/v2/app'), {});
    expect([unknown.status, unknown.body]).toMatchObject([404, { error: { code: 'unknown_operation' } }]);
    const elsewhere = await admin.get('/api/apps/nowhere/chat/api/v2/app');
    expect([elsewhere.status, elsewhere.body]).toMatchObject([404, { error: { code: 'not_found' } }]);
  });

  test('must be asked for by one of our own pages', async () => {
    const answer = await admin.post(queryChannels, {}, { origin: 'https://evil.example' });
    expect([answer.status, answer.body]).toMatchObject([403, { error: { code: 'not_same_origin' } }]);
  });

  test('is JSON: forms and compressed bodies are not read, and as an upload, forms alone', async () => {
    const form = await admin.send('POST', queryChannels, 'limit=5', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect([form.status, form.body]).toMatchObject([415, { error: { code: 'json_required' } }]);
    const packed = await admin.send('POST', queryChannels, '{}', { 'content-encoding': 'gzip' });
    expect(packed.status).toBe(415);
    const upload = await admin.post(chat('/api/v2/uploads/file'), { file: 'x' });
    expect([upload.status, upload.body]).toMatchObject([415, { error: { code: 'form_required' } }]);
  });

  test('gets an answer with the headers that every answer of ours has', async () => {
    for (const path of ['/api/v2/app', '/api/v2/chat/nothing']) {
      const { headers } = await admin.get(chat(path));
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{16}$/);
    }
  });
});
