import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import express from 'express';
import { request as send } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen, stop } from '../serve.ts';
import { startTestServer, type TestServer } from '../testing.ts';
import { errorHandler } from './error-handler.ts';
import { createLogger } from './log.ts';
import { inlineHashes } from './security-headers.ts';

const html =
  '<!doctype html><title>Backchannel</title><style>body{margin:0}</style><script>let a=1</script><script src="/x.js"></script>';

let server: TestServer;
let webRoot = '';
beforeAll(async () => {
  webRoot = mkdtempSync(join(tmpdir(), 'backchannel-web-'));
  mkdirSync(join(webRoot, 'assets'));
  writeFileSync(join(webRoot, 'index.html'), html);
  writeFileSync(join(webRoot, 'favicon.svg'), '<svg/>');
  writeFileSync(join(webRoot, 'assets', 'app-1a2b.js'), 'plain script');
  writeFileSync(join(webRoot, 'assets', 'app-1a2b.js.br'), 'compressed script');
  server = await startTestServer({ dialect: 'sqlite', webRoot });
});
afterAll(async () => {
  await server.close();
  rmSync(webRoot, { recursive: true });
});

/** One request that leaves the answer as it was sent. */
function raw(path: string, headers: Record<string, string>) {
  return new Promise<{ status: number; encoding: string | undefined; body: Buffer }>((resolve, reject) => {
    const sent = request(server.url + path, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          encoding: answer.headers['content-encoding'],
          body: Buffer.concat(chunks),
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the web app', () => {
  const asPage = { accept: 'text/html,*/*;q=0.8' };

  test('is one page at every address that a browser shows', async () => {
    for (const path of [
      '/',
      '/index.html',
      '/sign-in',
      '/apps/sandbox/channels?filter=%7B%7D',
      '/apps/sandbox/channels/messaging%3Aa.b',
      '/first-admin?token=x',
    ]) {
      const { status, headers, body } = await server.browser().get(path, asPage);
      expect([path, status, body]).toEqual([path, 200, html]);
      expect(headers.get('cache-control')).toBe('no-cache');
    }
  });

  test('is not what a file that is not there is answered with', async () => {
    for (const path of ['/favicon.ico', '/robots.txt', '/wp-admin/setup.php', '/.env', '/assets/gone.js']) {
      const { status, body } = await server.browser().get(path, asPage);
      expect([path, status, body]).toEqual([path, 404, 'Not found']);
    }
    expect((await server.browser().get('/favicon.svg', asPage)).status).toBe(200);
  });

  test('is not sent again when it has not changed, and compressed when it is', async () => {
    const etag = (await server.browser().get('/', asPage)).headers.get('etag') ?? '';
    // Not with fetch: given If-None-Match, it forbids the answer to come from a cache.
    expect((await raw('/', { ...asPage, 'if-none-match': etag })).status).toBe(304);
    expect((await raw('/', { ...asPage, 'if-none-match': '"old"' })).status).toBe(200);
    const compressed = await raw('/', { ...asPage, 'accept-encoding': 'gzip, br' });
    expect(compressed.encoding).toBe('br');
    expect(brotliDecompressSync(compressed.body).toString()).toBe(html);
    expect((await raw('/', asPage)).encoding).toBeUndefined();
  });

  test('goes on when a file vanishes under it', async () => {
    writeFileSync(join(webRoot, 'assets', 'app-9z.js'), 'soon gone');
    expect((await server.browser().get('/assets/app-9z.js', asPage)).status).toBe(200);
    rmSync(join(webRoot, 'assets', 'app-9z.js'));
    expect((await server.browser().get('/assets/app-9z.js', asPage)).status).toBe(404);
    rmSync(join(webRoot, 'assets', 'app-1a2b.js.br'));
    expect((await raw('/assets/app-1a2b.js', { 'accept-encoding': 'br' })).status).toBe(404);
    writeFileSync(join(webRoot, 'assets', 'app-1a2b.js.br'), 'compressed script');
    expect((await raw('/assets/app-1a2b.js', { 'accept-encoding': 'br' })).status).toBe(200);
  });

  test('has assets that never change, compressed in advance', async () => {
    const asset = await server.browser().get('/assets/app-1a2b.js', { 'accept-encoding': 'identity' });
    expect([asset.status, asset.body]).toEqual([200, 'plain script']);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const compressed = await raw('/assets/app-1a2b.js', { 'accept-encoding': 'br' });
    expect([compressed.encoding, compressed.body.toString()]).toEqual(['br', 'compressed script']);
    expect((await server.browser().get('/favicon.svg')).body).toBe('<svg/>');
  });

  test('does not hide what is missing behind its page', async () => {
    expect((await server.browser().get('/assets/gone.js', asPage)).status).toBe(404);
    expect((await server.browser().get('/favicon.ico', { accept: 'image/*' })).status).toBe(404);
    expect((await server.browser().get('/assets/..%2f..%2fpackage.json')).status).toBe(404);
    expect((await server.browser().post('/sign-in', {})).status).toBe(404);
  });
});

describe('an answer', () => {
  test('carries the headers that keep a page to itself', async () => {
    const { headers } = await server.browser().get('/', { accept: 'text/html' });
    const policy = (headers.get('content-security-policy') ?? '').split(';');
    const [script] = inlineHashes(html, 'script');
    const [style] = inlineHashes(html, 'style');
    expect(policy).toEqual([
      "default-src 'none'",
      `script-src 'self' ${script}`,
      `style-src 'self' ${style}`,
      "img-src 'self' data: https:",
      "font-src 'self'",
      "connect-src 'self'",
      "frame-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  test('hashes inline scripts and styles only', () => {
    expect(inlineHashes(html, 'script')).toEqual(["'sha256-+Q3dsIT3kYyYXlBldxY4Baal1kEoF6cDrlPvZn4iLYs='"]);
    expect(inlineHashes('<script type="module" src="/a.js"></script>', 'script')).toEqual([]);
  });

  test('has a request id of ours', async () => {
    const answer = await server.browser().get('/api/preferences', { 'x-request-id': 'mine' });
    const id = answer.headers.get('x-request-id');
    expect(id).toMatch(/^[\w-]{16}$/);
    expect(answer.body).toMatchObject({ error: { request_id: id } });
    expect(server.logged()).toContain(`"requestId":"${id}"`);
  });

  test('of the API is never stored', async () => {
    expect((await server.browser().get('/api/sign-in-options')).headers.get('cache-control')).toBe(
      'no-store',
    );
  });

  test('to an unknown address of the API is JSON, even for a browser', async () => {
    const answer = await server.browser().get('/api/nothing', { accept: 'text/html' });
    expect([answer.status, answer.body]).toMatchObject([404, { error: { code: 'not_found' } }]);
  });
});

test.each(['/%E0%A4%A', '/api/audit/%E0%A4%A'])(
  'the address %s, which is none, is no fault of ours',
  async (path) => {
    const browser = await server.signedIn('admin');
    const answer = await browser.get(path, { accept: 'text/html' });
    expect([answer.status, answer.body]).toMatchObject([400, { error: { code: 'invalid_request' } }]);
  },
);

describe('a change', () => {
  const signOut = (headers: Record<string, string>) =>
    server.browser().post('/api/auth/sign-out', {}, headers);

  test('may be asked for by our own pages', async () => {
    expect((await signOut({})).status).toBe(200);
    expect((await signOut({ 'sec-fetch-site': '' })).status).toBe(200);
  });

  test.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another origin of the same site', { origin: 'http://localhost:1', 'sec-fetch-site': 'same-site' }],
    ['another origin, by an old browser', { origin: 'https://evil.example', 'sec-fetch-site': '' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['nobody who says so', { origin: '', 'sec-fetch-site': '' }],
    ['our origin, says a browser that contradicts', { 'sec-fetch-site': 'cross-site' }],
  ])('is refused to %s', async (_who, headers) => {
    const answer = await signOut(headers);
    expect([answer.status, answer.body]).toMatchObject([403, { error: { code: 'not_same_origin' } }]);
  });

  test('is refused to a foreign name that leads to the demo', async () => {
    const demo = await startTestServer({ dialect: 'sqlite', config: { demo: true } });
    try {
      const { port } = new URL(demo.url);
      const ask = (name: string) =>
        send(`http://127.0.0.1:${port}/api/demo/sign-in`, {
          method: 'POST',
          headers: {
            host: `${name}:${port}`,
            origin: `http://${name}:${port}`,
            'content-type': 'application/json',
          },
          body: JSON.stringify({ role: 'admin' }),
        });
      expect((await ask('evil.example')).statusCode).toBe(403);
      expect((await ask('127.0.0.1')).statusCode).toBe(200);
    } finally {
      await demo.close();
    }
  });

  test('is measured by the public origin where there is one', async () => {
    const behindProxy = await startTestServer({
      dialect: 'sqlite',
      config: { publicOrigin: 'https://admin.example.com' },
    });
    const from = (origin: string) => behindProxy.browser().post('/api/auth/sign-out', {}, { origin });
    expect((await from('https://admin.example.com')).status).toBe(200);
    expect((await from(behindProxy.url)).status).toBe(403);
    const { headers } = await behindProxy.browser().get('/healthz');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    await behindProxy.close();
  });

  test('takes JSON only', async () => {
    const form = await server.browser().post('/api/demo/sign-in', 'role=admin', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect([form.status, form.body]).toMatchObject([415, { error: { code: 'json_required' } }]);
    const broken = await server.browser().post('/api/auth/sign-in/email', '{"email":');
    expect([broken.status, broken.body]).toMatchObject([400, { error: { code: 'invalid_request' } }]);
  });
});

describe('health', () => {
  test('says that the process lives, without a sign-in', async () => {
    const answer = await server.browser().get('/healthz');
    expect([answer.status, answer.body]).toEqual([200, { status: 'ok' }]);
  });

  test('of an app is for operators, and for known apps', async () => {
    expect((await server.browser().get('/api/apps/sandbox/health')).status).toBe(401);
    const viewer = await server.signedIn('viewer');
    expect((await viewer.get('/api/apps/nowhere/health')).status).toBe(404);
    expect((await viewer.get('/api/apps/sandbox/health')).body).toMatchObject({
      status: 'failing',
      error: { code: 'upstream_unreachable' },
    });
  });

  test('is failing while an app or the database does not answer, and tells strangers no details', async () => {
    const broken = await startTestServer({ dialect: 'sqlite' });
    const answer = await broken.browser().get('/readyz');
    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({
      status: 'failing',
      database: 'ok',
      apps: { sandbox: { status: 'failing', error: 'upstream_unreachable' } },
    });
    expect(JSON.stringify(answer.body)).not.toContain('127.0.0.1');
    await broken.close();
  });
});

test('a fault of ours shows its request id and nothing else; the log has the rest', async () => {
  const lines: string[] = [];
  const app = express();
  app.get('/', () => {
    throw new Error('the canary is 4711', { cause: new Error('its cause') });
  });
  app.use(errorHandler(createLogger('info', { write: (line) => void lines.push(line) })));
  const { server: faulty, port } = await listen(app, 0);
  const response = await fetch(`http://localhost:${port}/`);
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({
    error: {
      code: 'internal_error',
      message: 'Something went wrong here. The log has it under this request id.',
      request_id: expect.any(String),
    },
  });
  expect(lines.join('')).toMatch(/the canary is 4711.*its cause/);
  await stop(faulty);
});
