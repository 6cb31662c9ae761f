// Takes its time: left out of `npm run verify`.
import { get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chat, startServer, startUpstream } from '../chat-proxy/testing.ts';
import type { TestBrowser, TestServer } from '../testing.ts';

const path = chat('/api/v2/chat/channeltypes');
const mebibyte = 1024 * 1024;

describe('a read', () => {
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  let upstream: Awaited<ReturnType<typeof startUpstream>>;
  let server: TestServer;
  let viewer: TestBrowser;
  beforeAll(async () => {
    upstream = await startUpstream((request, response) => answer(request, response));
    server = await startServer(upstream.url);
    viewer = await server.signedIn('viewer');
  });
  afterAll(async () => {
    await server.close();
    await upstream.close();
  });

  /** The answer as it comes, unread. */
  const open = (headers: Record<string, string> = {}) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const all = { cookie: viewer.cookie, ...headers };
      get(server.url + path, { headers: all }, resolve).on('error', reject);
    });

  async function bytesOf(message: IncomingMessage): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of message) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  test('is one of 64 at most of one operator; others are not kept from theirs', async () => {
    let held = 0;
    answer = () => void (held += 1);
    const hanging = Array.from({ length: 64 }, () =>
      get(server.url + path, { headers: { cookie: viewer.cookie } }),
    );
    for (const call of hanging) call.on('error', () => undefined);
    await expect.poll(() => held, { timeout: 20_000 }).toBe(64);
    expect((await viewer.get(path)).status).toBe(429);
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    };
    expect((await (await server.signedIn('moderator')).get(path)).status).toBe(200);
    for (const call of hanging) call.destroy();
    await expect.poll(() => viewer.get(path).then(({ status }) => status), { timeout: 20_000 }).toBe(200);
  });

  test('passes on what is named, both ways, and nothing else', async () => {
    let received: IncomingMessage['headers'] = {};
    answer = (request, response) => {
      received = request.headers;
      response.writeHead(200, {
        'content-type': 'application/json;charset=utf-8',
        'x-ratelimit-limit': '60',
        'x-ratelimit-remaining': '59',
        'x-ratelimit-reset': '1790000000',
        'x-request-id': 'theirs',
        'set-cookie': 'theirs=1',
        server: 'theirs',
        'access-control-allow-origin': '*',
      });
      response.end('{"app":{}}');
    };
    const got = await viewer.get(path, {
      'x-forwarded-for': '10.0.0.1',
      authorization: 'mine',
      'x-own': '1',
    });
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-ratelimit-remaining': '59',
      'x-upstream-request-id': 'theirs',
      'x-request-id': expect.stringMatching(/^[\w-]{16}$/),
    });
    for (const name of ['set-cookie', 'server', 'access-control-allow-origin'])
      expect(got.headers.has(name)).toBe(false);
    expect(received['stream-auth-type']).toBe('jwt');
    expect(received.authorization).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    for (const name of ['cookie', 'origin', 'x-own', 'x-forwarded-for'])
      expect(received[name]).toBeUndefined();
  });

  test('is JSON to the browser, whatever else its type may be taken for', async () => {
    // Of a list, browsers take the last.
    for (const types of [['application/json, text/html'], ['application/json', 'text/javascript']]) {
      answer = (_, response) => {
        const headers = types.flatMap((type) => ['content-type', type]);
        response.writeHead(200, headers).end('{"app":"<script>"}');
      };
      const got = await open();
      expect(got.rawHeaders.filter((_, at, all) => /^content-type$/i.test(all[at - 1] ?? ''))).toEqual([
        'application/json; charset=utf-8',
      ]);
      expect((await bytesOf(got)).toString()).toBe('{"app":"<script>"}');
    }
  });

  test('comes compressed as the browser takes it, untouched', async () => {
    const packed = gzipSync('{"app":{"name":"packed"}}');
    answer = (request, response) => {
      expect(request.headers['accept-encoding']).toBe('gzip');
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(packed);
    };
    const got = await open({ 'accept-encoding': 'gzip' });
    expect(got.headers['content-encoding']).toBe('gzip');
    const bytes = await bytesOf(got);
    expect(bytes.equals(packed)).toBe(true);
    expect(gunzipSync(bytes).toString()).toBe('{"app":{"name":"packed"}}');
  });

  test('that fails tells the API’s own error in plain JSON, even if that came compressed', async () => {
    answer = (_request, response) => {
      response.writeHead(404, {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        'x-request-id': 'theirs',
      });
      response.end(gzipSync('{"code":16,"message":"not there","StatusCode":404}'));
    };
    const got = await viewer.get(path);
    expect([got.status, got.body]).toEqual([404, { code: 16, message: 'not there', StatusCode: 404 }]);
    expect([got.headers.get('content-encoding'), got.headers.get('x-upstream-request-id')]).toEqual([
      null,
      'theirs',
    ]);
  });

  test.each([
    ['an error page', 502, 'text/html', '<h1>Bad gateway</h1>'],
    ['an error that only says it is JSON', 500, 'application/json', 'oops'],
    ['JSON that is no error of the API', 500, 'application/json', '{"oops":true}'],
    ['an endless error', 400, 'application/json', `{"code":4,"message":"${'x'.repeat(200_000)}"}`],
    ['a way to somewhere else', 302, 'application/json', '{}'],
    ['a page', 200, 'text/html', '<h1>Sign in to the network</h1>'],
    ['text that names no type', 200, '', '{}'],
  ])('answered by %s is told as that', async (_what, status, type, body) => {
    answer = (_request, response) => {
      response.writeHead(status, type === '' ? {} : { 'content-type': type });
      response.end(body);
    };
    const got = await viewer.get(path);
    expect([got.status, got.body]).toMatchObject([502, { error: { code: 'upstream_invalid' } }]);
  });

  test('that breaks off with its end in sight breaks off for the browser, too', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"app":{', () => response.destroy());
    };
    const got = await open();
    expect(got.statusCode).toBe(200);
    await expect(bytesOf(got)).rejects.toThrow('aborted');
  });

  test('goes no faster than the browser takes it', async () => {
    const total = 200 * mebibyte;
    const piece = Buffer.alloc(mebibyte, 32);
    let sent = 0;
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = (): void => {
        while (sent < total) {
          sent += piece.length;
          if (!response.write(piece)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    };
    const got = await open();
    await wait(500);
    const ahead = sent;
    await wait(300);
    // Nobody reads: a few buffers on the way are full, and that is all.
    expect(sent).toBe(ahead);
    expect(ahead).toBeLessThan(40 * mebibyte);
    let read = 0;
    for await (const chunk of got) read += Buffer.isBuffer(chunk) ? chunk.length : 0;
    expect(read).toBe(total);
  });

  test('is given up when the browser leaves', async () => {
    const left = Promise.withResolvers<void>();
    let asked = 0;
    answer = (request, response) => {
      asked += 1;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"app":{');
      request.socket.once('close', () => left.resolve());
    };
    const got = await open();
    got.destroy();
    await left.promise;
    await wait(300);
    expect(asked).toBe(1);
  });

  test('is not even begun again when the browser has left before it began', async () => {
    const left = Promise.withResolvers<void>();
    answer = (request) => void request.socket.once('close', () => left.resolve());
    const asking = new AbortController();
    const gone = fetch(server.url + path, { headers: { cookie: viewer.cookie }, signal: asking.signal });
    setTimeout(() => asking.abort(), 100);
    await expect(gone).rejects.toThrow();
    await left.promise;
  });
});
